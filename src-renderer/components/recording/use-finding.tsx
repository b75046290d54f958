import { useEffect, useRef, useState } from 'react';
import type { CorrectedTranscript } from '../../../src-shared/domain/corrected-transcript.ts';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { useNotify } from '../notifications.tsx';
import { useShortcut } from '../shortcuts.ts';
import { useUndo } from '../undo.ts';
import { FindBar } from './find-bar.tsx';
import type { CaretWish } from './segment-text.tsx';
import { transcriptKeys } from './transcript-keys.ts';
import { useFind } from './use-find.ts';
import type { TranscriptEditor } from './use-transcript.ts';

type Ways = { toSight: (segmentId: string) => void; toCaret: (wish: CaretWish) => void };

/** The bar that finds and replaces, and its keys. */
export function useFinding({ segments }: CorrectedTranscript, editor: TranscriptEditor, { toSight, toCaret }: Ways) {
  const notify = useNotify();
  const { undo } = useUndo();
  const find = useFind(segments, editor);
  const [focusKey, setFocusKey] = useState(0);
  const first = find.matches[find.current];
  const shown = useRef(first);
  useEffect(() => {
    if (first && first !== shown.current) toSight(first.segmentId);
    shown.current = first;
  });
  const open = (mode: 'find' | 'replace') => {
    find.open(mode, selectedText());
    setFocusKey(focusKey + 1);
  };
  const isOpen = find.mode !== 'closed';
  useShortcut(transcriptKeys.find, () => open('find'), { inTextFields: true });
  useShortcut(transcriptKeys.replace, () => open('replace'), { inTextFields: true });
  useShortcut(transcriptKeys.nextMatch, () => find.go(1), { inTextFields: true, enabled: isOpen });
  useShortcut(transcriptKeys.previousMatch, () => find.go(-1), { inTextFields: true, enabled: isOpen });
  const close = () => {
    find.close();
    if (first) toCaret(first);
  };
  const replaceAll = () => {
    const count = find.replaceAll();
    notify.done({ text: words.replaced(count), undo: () => void undo() });
  };
  const bar = isOpen && (
    <FindBar find={find} focusKey={focusKey} onGo={find.go} onReplaceAll={replaceAll} onClose={close} />
  );
  return { find, open, bar };
}

/** What is selected in a text field: the first thing that is looked for. */
function selectedText(): string {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement)) return '';
  return field.value.slice(field.selectionStart, field.selectionEnd);
}
