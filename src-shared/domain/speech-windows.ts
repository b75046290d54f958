import type { TimeRange } from './transcript.ts';

/** What is heard at once: whisper's own window. */
export const longestWindowMs = 30_000;
/** A pause longer than this parts two windows: what stands in it would be made up. */
const longestPauseMs = 3_000;

/** Stretches of speech put together, as many as one window holds. None of them is longer than `longestWindowMs`. */
export function joinIntoWindows(stretches: readonly TimeRange[]): TimeRange[] {
  const windows: TimeRange[] = [];
  for (const { startMs, endMs } of stretches) {
    const last = windows.at(-1);
    const fits = last && endMs - last.startMs <= longestWindowMs && startMs - last.endMs <= longestPauseMs;
    if (fits) last.endMs = endMs;
    else windows.push({ startMs, endMs });
  }
  return windows;
}
