import { useMemo, useRef } from 'react';
import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import { useShortcut } from '../shortcuts.ts';
import { doubtfulWords, nextPlace } from './doubtful-words.ts';
import type { CaretWish } from './segment-text.tsx';
import { transcriptKeys } from './transcript-keys.ts';
import type { Hear } from './use-playing.ts';
import type { TranscriptEditor } from './use-transcript.ts';

type Ways = {
  /** The place of the segment that somebody writes in. */
  placeOf: () => number | undefined;
  toCaret: (wish: CaretWish) => void;
  hear: Hear;
  edit: TranscriptEditor['edit'];
};

/** Walks from doubtful word to doubtful word, hearing each and choosing it to be typed over or said to be right. */
export function useDoubtful(segments: readonly CorrectedSegment[], { placeOf, toCaret, hear, edit }: Ways) {
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
  const accept = () => {
    const caret = caretIn(placeOf());
    // With other letters in the field than in the transcript its words have other places.
    if (caret === null || caret.text !== segments[caret.segment]?.text) return;
    const chosen = places.filter(
      ({ segment, start, end }) => segment === caret.segment && start <= caret.end && caret.start <= end,
    );
    const [first] = chosen;
    if (!first) return;
    edit({ type: 'accept', segmentId: first.segmentId, places: chosen.map(({ word }) => word) });
    go(1);
  };
  useShortcut(transcriptKeys.accept, accept, { inTextFields: true });
  useShortcut(transcriptKeys.nextDoubtful, () => go(1), { inTextFields: true });
  useShortcut(transcriptKeys.previousDoubtful, () => go(-1), { inTextFields: true });
  return { count: places.length, goToNext: () => go(1) };
}

type Caret = { segment: number; start: number; end: number; text: string };

/** Where the caret is, when it is in a segment's text. */
function caretIn(segment: number | undefined): Caret | null {
  const field = document.activeElement;
  if (segment === undefined || !(field instanceof HTMLTextAreaElement)) return null;
  return { segment, start: field.selectionStart, end: field.selectionEnd, text: field.value };
}
