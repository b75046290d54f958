import { type ActaList, actaLists, fieldKey } from '../../../../src-shared/domain/template.ts';
import { findMarks } from '../../../../src-shared/domain/template-marks.ts';
import {
  type PageBlock,
  type PageTable,
  paragraphsOf,
  type TemplatePage,
} from '../../../../src-shared/domain/template-page.ts';
import type { PageSelection } from './page-words.ts';

/** The lines that a selection stands in: rows of a table, or paragraphs. */
export type SelectedLines = {
  kind: 'rows' | 'paragraphs';
  count: number;
  /** How many like them follow: rows of last year's people, items of the same list. */
  alike: number;
};

/** What lines a selection stands in. */
export function linesOf(page: TemplatePage, { file, from, to }: PageSelection): SelectedLines {
  const blocks = page.parts.find((part) => part.file === file)?.blocks ?? [];
  return rowsAt(blocks, from, to) ?? paragraphsAt(blocks, from, to);
}

function rowsAt(blocks: readonly PageBlock[], from: number, to: number): SelectedLines | null {
  for (const table of blocks) {
    if (table.kind !== 'table') continue;
    const first = rowOf(table, from);
    const last = rowOf(table, to);
    if (first < 0 || last < 0) continue;
    for (const cell of table.rows[first]?.cells ?? []) {
      const inner = rowsAt(cell.blocks, from, to);
      if (inner) return inner;
    }
    const cells = table.rows[last]?.cells.length ?? 0;
    if (cells < 2) return paragraphsAt(table.rows[first]?.cells[0]?.blocks ?? [], from, to);
    const rest = table.rows.slice(last + 1);
    const other = rest.findIndex(
      (row) => row.cells.length !== cells || isMarked(row.cells.flatMap((each) => each.blocks)),
    );
    return { kind: 'rows', count: last - first + 1, alike: other < 0 ? rest.length : other };
  }
  return null;
}

function rowOf(table: PageTable, index: number): number {
  return table.rows.findIndex(({ cells }) =>
    cells.some((cell) => paragraphsOf(cell.blocks).some((paragraph) => paragraph.index === index)),
  );
}

/** Items of a list that follow are like one another; of other paragraphs nobody can tell. */
function paragraphsAt(blocks: readonly PageBlock[], from: number, to: number): SelectedLines {
  const last = blocks.findIndex((block) => block.kind === 'paragraph' && block.index === to);
  const item = blocks[last];
  const rest = blocks.slice(last + 1);
  const isItem = item?.kind === 'paragraph' && item.bullet !== null;
  const other = rest.findIndex(
    (block) =>
      block.kind !== 'paragraph' ||
      block.bullet === null ||
      block.indent !== (isItem ? item.indent : null) ||
      isMarked([block]),
  );
  return { kind: 'paragraphs', count: to - from + 1, alike: isItem ? (other < 0 ? rest.length : other) : 0 };
}

function isMarked(blocks: readonly PageBlock[]): boolean {
  return paragraphsOf(blocks).some(({ text }) => findMarks(text).length > 0);
}

/** The list for each of whose entries a place is written; null outside of what repeats. */
export function listAround(page: TemplatePage, { file, from, start }: PageSelection): ActaList | null {
  const open: string[] = [];
  const part = page.parts.find((each) => each.file === file);
  for (const { index, text } of paragraphsOf(part?.blocks ?? [])) {
    for (const mark of findMarks(text)) {
      if (index > from || (index === from && mark.start >= start)) break;
      if (mark.kind === 'open') open.push(fieldKey(mark.name));
      if (mark.kind === 'close') open.pop();
    }
  }
  return actaLists.find((list) => open.includes(list)) ?? null;
}
