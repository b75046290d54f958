import { fieldKey } from '../../../../src-shared/domain/template.ts';
import { findMarks, type TemplateMark, wholeWords } from '../../../../src-shared/domain/template-marks.ts';
import {
  type PageBlock,
  type PageParagraph,
  paragraphsOf,
  type TemplatePage,
} from '../../../../src-shared/domain/template-page.ts';

/** What is selected of a document: words or a mark of one paragraph, or several paragraphs whole. */
export type PageSelection = {
  file: string;
  /** Paragraphs; the same one for words. */
  from: number;
  to: number;
  /** Offsets into the text of `from`; of no use when there are several paragraphs. */
  start: number;
  end: number;
};

/** A stretch of a paragraph that is drawn in one way. */
export type TextStretch = { start: number; end: number; mark: TemplateMark | null; isSelected: boolean; run: number };

/** The paragraph of a place. */
export function paragraphAt(page: TemplatePage, file: string, index: number): PageParagraph | undefined {
  const part = page.parts.find((each) => each.file === file);
  return part && paragraphsOf(part.blocks).find((paragraph) => paragraph.index === index);
}

/** The mark that is selected; null when plain words are. */
export function selectedMark(page: TemplatePage, selection: PageSelection): TemplateMark | null {
  const text = paragraphAt(page, selection.file, selection.from)?.text ?? '';
  if (selection.from !== selection.to) return null;
  return findMarks(text).find(({ start, end }) => start === selection.start && end === selection.end) ?? null;
}

/** What is selected, as it reads. */
export function selectedText(page: TemplatePage, selection: PageSelection): string {
  const mark = selectedMark(page, selection);
  if (mark) return mark.name;
  const { file, from, to, start, end } = selection;
  const lines = Array.from({ length: to - from + 1 }, (_, at) => paragraphAt(page, file, from + at)?.text ?? '');
  return from === to ? (lines[0]?.slice(start, end) ?? '') : lines.join(' · ');
}

/** What can be selected in a paragraph by one step: its words, and its marks whole. */
export function stepsOf(text: string): { start: number; end: number }[] {
  const marks = findMarks(text);
  const words = [...text.matchAll(/[^\s{}]+/g)]
    .filter(({ index }) => !marks.some(({ start, end }) => index >= start && index < end))
    .flatMap(({ 0: word, index }) => wholeWords(text, index, index + word.length) ?? []);
  return [...marks.map(({ start, end }) => ({ start, end })), ...words].sort((one, other) => one.start - other.start);
}

/** The mark or the word at an offset, or what a drag over a paragraph means; null where there is nothing. */
export function selectionOver(text: string, from: number, to: number): { start: number; end: number } | null {
  const [start, end] = from <= to ? [from, to] : [to, from];
  const mark = findMarks(text).find((each) => start >= each.start && end <= each.end && start < each.end);
  if (mark) return { start: mark.start, end: mark.end };
  if (start < end) return wholeWords(text, start, end);
  return stepsOf(text).find((step) => start >= step.start && start <= step.end) ?? null;
}

/** A paragraph cut where its look, its marks or the selection change. */
export function stretchesOf(
  { text, runs }: Pick<PageParagraph, 'text' | 'runs'>,
  selected: { start: number; end: number } | null,
): TextStretch[] {
  const marks = findMarks(text);
  const inMark = (at: number) => marks.find(({ start, end }) => at > start && at < end) !== undefined;
  const cuts = new Set([0, text.length, selected?.start ?? 0, selected?.end ?? 0]);
  for (const { start, end } of [...runs, ...marks]) cuts.add(start).add(end);
  const at = [...cuts].filter((cut) => cut <= text.length && !inMark(cut)).sort((one, other) => one - other);
  return at.slice(1).map((end, place) => {
    const start = at[place] ?? 0;
    return {
      start,
      end,
      mark: marks.find((mark) => mark.start === start) ?? null,
      isSelected: selected !== null && start >= selected.start && end <= selected.end,
      run: runs.findIndex((run) => start >= run.start && start < run.end),
    };
  });
}

/** Where each field of a page stands, by its key, in the order of the page. */
export function fieldPlaces(page: TemplatePage) {
  const fields = new Map<string, { name: string; places: (PageSelection & { paragraph: number })[] }>();
  for (const { file, blocks } of page.parts) {
    for (const { index, text, locked } of paragraphsOf(blocks)) {
      for (const { kind, name, start, end } of locked === null ? findMarks(text) : []) {
        if (kind !== 'field') continue;
        const known = fields.get(fieldKey(name)) ?? { name, places: [] };
        known.places.push({ file, from: index, to: index, paragraph: index, start, end });
        fields.set(fieldKey(name), known);
      }
    }
  }
  return [...fields.values()];
}

/** What stands before a selection: in its paragraph, or in the cell at its left. */
export function textBefore(page: TemplatePage, { file, from, start }: PageSelection): string {
  const before = paragraphAt(page, file, from)?.text.slice(0, start) ?? '';
  if (before.trim() !== '') return before;
  const part = page.parts.find((each) => each.file === file);
  const cell = part && cellBefore(part.blocks, from);
  return cell === undefined ? '' : `${cell.trim().replace(/:$/, '')}: `;
}

function cellBefore(blocks: readonly PageBlock[], index: number): string | undefined {
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const { cells } of block.rows) {
      const at = cells.findIndex((cell) => paragraphsOf(cell.blocks).some((paragraph) => paragraph.index === index));
      if (at < 0) continue;
      const inside = cellBefore(cells[at]?.blocks ?? [], index);
      return (
        inside ??
        paragraphsOf(cells[at - 1]?.blocks ?? [])
          .map(({ text }) => text)
          .join(' ')
      );
    }
  }
  return undefined;
}
