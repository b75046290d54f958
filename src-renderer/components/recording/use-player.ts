import { useCallback, useEffect, useRef, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';

/** What a player can be told, and how it stands. */
export type Player = {
  /** Goes on the `<audio>` element. */
  readonly element: React.RefObject<HTMLAudioElement | null>;
  /** Where the host gives the sound. */
  readonly address: string;
  readonly positionMs: number;
  /** Null until the file has said it; some never do. */
  readonly durationMs: number | null;
  readonly isPlaying: boolean;
  /** Whether this PC cannot play the file at all. */
  readonly isUnplayable: boolean;
  /** 1 is as it was spoken. */
  readonly speed: number;
  toggle(): void;
  /** Goes to a moment; plays from there where told, else goes on as it was. */
  seek(positionMs: number, options?: { play?: boolean }): void;
  setSpeed(speed: number): void;
};

/** How often what is shown follows what is heard: a word takes longer, and a slow PC must not draw more. */
const followEveryMs = 100;

/** Plays one recording. */
export function usePlayer(sourceId: SourceId): Player {
  const element = useRef<HTMLAudioElement>(null);
  const [positionMs, setPositionMs] = useState(0);
  const [durationMs, setDurationMs] = useState<number | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [isUnplayable, setUnplayable] = useState(false);
  const [speed, setSpeedShown] = useState(1);

  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    const listeners = new AbortController();
    const on = (event: string, listener: () => void) =>
      audio.addEventListener(event, listener, { signal: listeners.signal });
    on('play', () => setPlaying(true));
    on('pause', () => setPlaying(false));
    on('ended', () => setPlaying(false));
    on('error', () => setUnplayable(true));
    on('seeked', () => setPositionMs(audio.currentTime * 1000));
    on('durationchange', () => setDurationMs(Number.isFinite(audio.duration) ? audio.duration * 1000 : null));
    return () => listeners.abort();
  }, []);

  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    const look = () => {
      const now = (element.current?.currentTime ?? 0) * 1000;
      setPositionMs((shown) => (Math.abs(now - shown) >= followEveryMs ? now : shown));
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  const play = useCallback(() => {
    // A refusal (no sound device, a file that cannot be played) is told by the element's own `error`.
    void element.current?.play().catch(() => setPlaying(false));
  }, []);

  return {
    element,
    // The page may lie below the address of its server.
    address: `./sound/${sourceId}`,
    positionMs,
    durationMs,
    isPlaying,
    isUnplayable,
    speed,
    toggle: () => (isPlaying ? element.current?.pause() : play()),
    seek(toMs, { play: start = false } = {}) {
      const audio = element.current;
      if (!audio) return;
      audio.currentTime = Math.max(0, toMs / 1000);
      setPositionMs(Math.max(0, toMs));
      if (start) play();
    },
    setSpeed(next) {
      if (element.current) element.current.playbackRate = next;
      setSpeedShown(next);
    },
  };
}
