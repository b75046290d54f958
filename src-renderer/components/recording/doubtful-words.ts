import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import { isDoubtful } from '../../../src-shared/domain/transcript.ts';

/** A word of a transcript by its place in its segment's text, and when it is said. */
export type WordPlace = {
  segmentId: string;
  segment: number;
  word: number;
  start: number;
  end: number;
  startMs: number;
};

/** Every word that was hard to hear, in order. */
export function doubtfulWords(segments: readonly CorrectedSegment[]): WordPlace[] {
  return segments.flatMap(({ id, words }, segment) => {
    let start = 0;
    return words.flatMap((word, at) => {
      const place = { segmentId: id, segment, word: at, start, end: start + word.text.length, startMs: word.startMs };
      start = place.end + 1;
      return isDoubtful(word) ? [place] : [];
    });
  });
}

/** The place after or before another one, from one end to the other; null where there is none at all. */
export function nextPlace<Place extends { segment: number; start: number }>(
  places: readonly Place[],
  from: { segment: number; start: number } | null,
  step: 1 | -1,
): Place | null {
  const isAfter = (place: Place) =>
    from === null || place.segment > from.segment || (place.segment === from.segment && place.start > from.start);
  const isBefore = (place: Place) =>
    from !== null && (place.segment < from.segment || (place.segment === from.segment && place.start < from.start));
  const found = step === 1 ? (places.find(isAfter) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1));
  return found ?? null;
}
