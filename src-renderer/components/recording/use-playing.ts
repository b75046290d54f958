import { useCallback, useEffect, useRef } from 'react';
import type { Player } from './use-player.ts';

/** Goes to a moment; `play`: begins to sound, else goes on as it was. */
export type Hear = (positionMs: number, options?: { play: boolean }) => void;

/** The same function at each render, so that segments that did not change are not drawn again at each frame. */
export function useHear({ seek }: Player): Hear {
  const latest = useRef(seek);
  useEffect(() => {
    latest.current = seek;
  });
  return useCallback((positionMs, options = { play: true }) => latest.current(positionMs, options), []);
}

/** Goes to where a proof points, each time that it is asked for, without starting to sound. */
export function useBeginning(player: Player, startMs: number | undefined, focusKey: string): void {
  const gone = useRef<string | null>(null);
  useEffect(() => {
    if (startMs === undefined || gone.current === focusKey) return;
    gone.current = focusKey;
    player.seek(startMs);
  });
}
