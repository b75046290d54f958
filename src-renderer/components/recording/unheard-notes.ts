import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import { unheardWords } from '../../../src-shared/domain/unheard.ts';

/** What could not be heard, by the place of the segment that comes after it. */
export function unheardNotes(
  segments: readonly TimeRange[],
  unheard: readonly TimeRange[] = [],
): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  for (const stretch of unheard) {
    const after = segments.findIndex(({ startMs }) => startMs >= stretch.startMs);
    const place = after < 0 ? segments.length : after;
    const before = notes.get(place);
    notes.set(place, before === undefined ? unheardWords(stretch) : `${before}. ${unheardWords(stretch)}`);
  }
  return notes;
}
