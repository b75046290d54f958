import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';

/** A word of a transcript by its places. */
export type WordPlace = { segment: number; word: number };

/**
 * What is being said at a moment: the last word that has begun, or the segment alone (word -1) where it has none yet.
 * Null before anything is said. Segments and words are in order of time.
 */
export function wordAt(segments: readonly TranscriptSegment[], positionMs: number): WordPlace | null {
  const segment = lastBegun(segments, positionMs);
  const words = segments[segment]?.words;
  return words ? { segment, word: lastBegun(words, positionMs) } : null;
}

/** The last of them that has begun, found by halves; -1 where none has. */
function lastBegun(stretches: readonly { startMs: number }[], positionMs: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.startMs ?? 0) <= positionMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
