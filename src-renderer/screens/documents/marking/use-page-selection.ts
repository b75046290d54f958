import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { TemplatePage } from '../../../../src-shared/domain/template-page.ts';
import { moveSelection } from './page-keys.ts';
import { type PageSelection, paragraphAt, selectionOver, stepsOf } from './page-words.ts';

type Options = {
  page: TemplatePage;
  /** How many things have been done to the document. */
  changes: number;
  /** Enter: what goes there is to be said. */
  onChoose: () => void;
  onRemove: () => void;
};

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;

/** What is selected of a document, by mouse and by keys. */
export function usePageSelection({ page, changes, onChoose, onRemove }: Options) {
  const [selection, setSelection] = useState<PageSelection | null>(null);
  const desk = useRef<HTMLElement>(null);
  const seen = useRef(changes);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    // The words moved, and whoever works by keyboard goes on in the document.
    setSelection((before) => sameWords(page, before));
    desk.current?.focus({ preventScroll: true });
  }, [page, changes]);
  const onMouseUp = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const picked = readSelection(page, event.currentTarget);
      if (picked) setSelection(picked);
    },
    [page],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const arrow = arrows.find((key) => key === event.key);
    if (arrow && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      setSelection(moveSelection(page, selection, arrow, event.shiftKey));
    } else if (event.key === 'Enter' && selection) {
      event.preventDefault();
      onChoose();
    } else if (event.key === 'Delete' && selection) onRemove();
    else if (event.key === 'Escape') setSelection(null);
  };
  return { desk, selection, setSelection, onMouseUp, onKeyDown };
}

/** What stands now where a selection began. */
function sameWords(page: TemplatePage, selection: PageSelection | null): PageSelection | null {
  if (!selection || selection.from !== selection.to) return null;
  const text = paragraphAt(page, selection.file, selection.from)?.text ?? '';
  const step = stepsOf(text).find(({ start }) => start >= selection.start);
  return step ? { ...selection, ...step } : null;
}

type Place = { file: string; paragraph: number; start: number; end: number };

/** What the browser's own selection means in the document; it goes, and ours is painted. */
function readSelection(page: TemplatePage, root: HTMLElement): PageSelection | null {
  const native = window.getSelection();
  if (!native?.anchorNode || !native.focusNode || !root.contains(native.anchorNode)) return null;
  const anchor = placeOf(native.anchorNode, native.anchorOffset);
  const focus = placeOf(native.focusNode, native.focusOffset);
  native.removeAllRanges();
  if (!anchor || !focus || anchor.file !== focus.file) return null;
  const { file } = anchor;
  if (anchor.paragraph !== focus.paragraph) {
    const [from, to] = [anchor.paragraph, focus.paragraph].sort((one, other) => one - other) as [number, number];
    return { file, from, to, start: 0, end: 0 };
  }
  const text = paragraphAt(page, file, anchor.paragraph)?.text ?? '';
  const isBackward = focus.start < anchor.start;
  const over = isBackward ? selectionOver(text, focus.start, anchor.end) : selectionOver(text, anchor.start, focus.end);
  return over && { file, from: anchor.paragraph, to: anchor.paragraph, ...over };
}

/** Where in the document a place of the window stands; a mark is one place, whole. */
function placeOf(node: Node, offset: number): Place | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>('[data-paragraph]');
  const file = paragraph?.closest<HTMLElement>('[data-file]')?.dataset.file;
  if (!paragraph || file === undefined || paragraph.dataset.locked) return null;
  const stretch = element?.closest<HTMLElement>('[data-start]');
  const at = Number(stretch?.dataset.start ?? 0);
  const markEnd = stretch?.dataset.markEnd;
  const inside = node.nodeType === Node.TEXT_NODE ? offset : 0;
  return {
    file,
    paragraph: Number(paragraph.dataset.paragraph),
    start: markEnd === undefined ? at + inside : at,
    end: markEnd === undefined ? at + inside : Number(markEnd),
  };
}
