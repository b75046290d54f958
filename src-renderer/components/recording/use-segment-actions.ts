import { useEffect, useMemo, useRef } from 'react';
import type { CorrectedSegment } from '../../../src-shared/domain/corrected-transcript.ts';
import { useUndo } from '../undo.ts';
import type { RowActions } from './segment-row.tsx';
import type { CaretWish } from './segment-text.tsx';
import type { Hear } from './use-playing.ts';
import type { TranscriptEditor } from './use-transcript.ts';

type Around = {
  segments: readonly CorrectedSegment[];
  editor: TranscriptEditor;
  hear: Hear;
  /** Brings a segment into sight and puts the caret in it. */
  wishCaret: (wish: CaretWish) => void;
  onActive: (segmentId: string | null) => void;
  onName: (mark: string) => void;
};

/** What rows ask of those around them; the same object at each render, so that rows that did not change stay. */
export function useSegmentActions(around: Around): RowActions {
  const { undo } = useUndo();
  const latest = useRef({ ...around, undo });
  useEffect(() => {
    latest.current = { ...around, undo };
  });
  return useMemo(
    (): RowActions => ({
      onSplit({ id: segmentId }, before, after) {
        const newId = crypto.randomUUID();
        latest.current.editor.edit({ type: 'split', segmentId, before, after, newId });
        latest.current.wishCaret({ segmentId: newId, start: 0, end: 0 });
      },
      onMerge(segment, text, side) {
        const other = neighbour(latest.current.segments, segment, side);
        const here = { segmentId: segment.id, text };
        if (!other) {
          const { startMs, endMs } = segment;
          if (text !== segment.text)
            latest.current.editor.edit({ type: 'texts', texts: [{ ...here, startMs, endMs }] });
          return;
        }
        const there = { segmentId: other.id, text: other.text };
        const [first, second] = side === 'before' ? [there, here] : [here, there];
        latest.current.editor.edit({ type: 'merge', first, second });
        const seam = first.text.trim().length + (first.text.trim() === '' ? 0 : 1);
        latest.current.wishCaret({ segmentId: first.segmentId, start: seam, end: seam });
      },
      onGo(segment, side) {
        const other = neighbour(latest.current.segments, segment, side);
        if (!other) return;
        const place = side === 'before' ? other.text.length : 0;
        latest.current.wishCaret({ segmentId: other.id, start: place, end: place });
      },
      onUndo: () => void latest.current.editor.whenSent().then(() => latest.current.undo()),
      onHear: (positionMs, options) => latest.current.hear(positionMs, options),
      onActive: (segmentId) => latest.current.onActive(segmentId),
      onVoice({ id }, speaker) {
        latest.current.editor.edit({ type: 'speaker', segmentIds: [id], speaker });
      },
      onName: (mark) => latest.current.onName(mark),
      onFollowing({ id, speaker }) {
        const { segments, editor } = latest.current;
        const place = segments.findIndex((segment) => segment.id === id);
        const segmentIds = segments.slice(place + 1).flatMap((each) => (each.speaker === null ? [each.id] : []));
        if (segmentIds.length > 0) editor.edit({ type: 'speaker', segmentIds, speaker });
      },
    }),
    [],
  );
}

function neighbour(segments: readonly CorrectedSegment[], { id }: CorrectedSegment, side: 'before' | 'after') {
  const place = segments.findIndex((segment) => segment.id === id);
  return place < 0 ? undefined : segments[place + (side === 'before' ? -1 : 1)];
}
