import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import type { Waveform } from '../../../src-shared/domain/waveform.ts';

/** A column of the drawing: how tall, from 0 to 1, and in which ink. */
export type WaveColumn = { height: number; ink: string };

/** Whose voice is heard when, in which ink; in order of time. */
export type InkedStretch = TimeRange & { ink: string | undefined };

type Drawing = { columns: number; durationMs: number; silent: string };

/**
 * The columns of a waveform, each the loudest of its stretch, in the ink of who speaks in its middle. The loudest of
 * all stands full: a recording from far away is seen as well as one from near.
 */
export function waveColumns(
  waveform: Waveform | undefined,
  stretches: readonly InkedStretch[],
  { columns, durationMs, silent }: Drawing,
): WaveColumn[] {
  const loudest = Math.max(1, ...(waveform?.peaks ?? []));
  let at = 0;
  return Array.from({ length: columns }, (_, column) => {
    const [fromMs, toMs] = [(column * durationMs) / columns, ((column + 1) * durationMs) / columns];
    const middle = (fromMs + toMs) / 2;
    while (at < stretches.length && stretches[at]!.endMs <= middle) at += 1;
    const stretch = stretches[at];
    const ink = stretch && stretch.startMs <= middle ? (stretch.ink ?? silent) : silent;
    return { height: waveform ? loudestBetween(waveform, fromMs, toMs) / loudest : 0, ink };
  });
}

function loudestBetween({ stepMs, peaks }: Waveform, fromMs: number, toMs: number): number {
  const [from, to] = [Math.floor(fromMs / stepMs), Math.max(Math.ceil(toMs / stepMs), Math.floor(fromMs / stepMs) + 1)];
  let loudest = 0;
  for (let at = from; at < to; at += 1) loudest = Math.max(loudest, peaks[at] ?? 0);
  return loudest;
}
