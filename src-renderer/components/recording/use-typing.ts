import { useEffect, useRef, useState } from 'react';
import type { CorrectedSegment, TypedText } from '../../../src-shared/domain/corrected-transcript.ts';
import { tidySpaces } from '../../../src-shared/domain/fold-text.ts';
import type { TranscriptEditor } from './use-transcript.ts';

/** What is typed is kept this soon: a power cut costs less than a second of it. */
const keepAfterMs = 600;

/** What a segment's text field holds, and how it becomes a change. */
export type Typing = {
  /** What the field shows. */
  readonly text: string;
  /** Whether it is other than what the transcript says. */
  readonly isChanged: boolean;
  type(text: string): void;
  /** Makes a change of what was typed; the same when the field goes. */
  commit(): void;
  /** Forgets what was typed here, because another edit carries it. */
  handOver(): void;
};

/** Keeps what is typed in a segment as it is typed, and makes a change of it when the segment is left. */
export function useTyping(segment: CorrectedSegment, editor: TranscriptEditor): Typing {
  const [draft, setDraft] = useState<string | null>(null);
  const typed = useRef<TypedText | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(editor);
  useEffect(() => {
    latest.current = editor;
  });

  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const keep = () => {
    stop();
    if (typed.current !== null) latest.current.keepTyping(typed.current);
  };
  const handOver = () => {
    stop();
    typed.current = null;
    setDraft(null);
  };
  const commit = () => {
    const text = typed.current;
    handOver();
    if (text !== null) latest.current.edit({ type: 'texts', texts: [text] });
  };

  const leave = useRef({ commit, keep });
  useEffect(() => {
    leave.current = { commit, keep };
  });
  useEffect(() => {
    const onHide = () => {
      if (timer.current !== null) leave.current.keep();
    };
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      leave.current.commit();
    };
  }, []);

  return {
    text: draft ?? segment.text,
    isChanged: draft !== null && tidySpaces(draft) !== segment.text,
    type(text) {
      const line = text.replace(/[\r\n]+/g, ' ');
      const { id: segmentId, startMs, endMs } = segment;
      typed.current = { segmentId, startMs, endMs, text: line };
      setDraft(line);
      timer.current ??= setTimeout(keep, keepAfterMs);
    },
    commit,
    handOver,
  };
}
