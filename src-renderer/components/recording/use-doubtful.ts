import { useMemo, useRef } from 'react';
import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import { useShortcut } from '../shortcuts.ts';
import { doubtfulWords, nextPlace } from './doubtful-words.ts';
import type { CaretWish } from './segment-text.tsx';
import { transcriptKeys } from './transcript-keys.ts';
import type { Hear } from './use-playing.ts';

type Ways = {
  /** The place of the segment that somebody writes in. */
  placeOf: () => number | undefined;
  toCaret: (wish: CaretWish) => void;
  hear: Hear;
};

/** Walks from doubtful word to doubtful word, hearing each and choosing it to be typed over. */
export function useDoubtful(segments: readonly CorrectedSegment[], { placeOf, toCaret, hear }: Ways) {
  const places = useMemo(() => doubtfulWords(segments), [segments]);
  // By mouse the caret is left behind: it goes on from where it was last.
  const last = useRef<{ segment: number; start: number } | null>(null);
  const go = (step: 1 | -1) => {
    const place = nextPlace(places, caretIn(placeOf()) ?? last.current, step);
    if (!place) return;
    last.current = place;
    toCaret({ segmentId: place.segmentId, start: place.start, end: place.end });
    hear(place.startMs);
  };
  useShortcut(transcriptKeys.nextDoubtful, () => go(1), { inTextFields: true });
  useShortcut(transcriptKeys.previousDoubtful, () => go(-1), { inTextFields: true });
  return { count: places.length, goToNext: () => go(1) };
}

/** Where the caret is, when it is in a segment's text. */
function caretIn(segment: number | undefined): { segment: number; start: number } | null {
  const field = document.activeElement;
  if (segment === undefined || !(field instanceof HTMLTextAreaElement)) return null;
  return { segment, start: field.selectionStart };
}
