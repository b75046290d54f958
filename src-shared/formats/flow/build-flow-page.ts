import type { Block, Page, Table, TableCell } from '../../domain/document-text.ts';
import type { FlowCell, FlowItem } from './flow-content.ts';

/** A grid wider or taller than this is a mistake of the file, not a table. */
const MAXIMUM_SPAN = 1_000;

type Draft = { pieces: string[]; length: number; blocks: Block[]; tables: Table[] };

/** A `flow` page of these items; every offset of its blocks and cells is exact into its text. */
export function buildFlowPage(
  items: readonly FlowItem[],
  place: { number: number; name?: string | null; problem?: string | null },
): Page {
  const draft: Draft = { pieces: [], length: 0, blocks: [], tables: [] };
  for (const item of items) {
    if (item.kind === 'table') appendTable(draft, item.rows, true);
    else appendParagraph(draft, item.kind, item.text);
  }
  const text = draft.pieces.join('');
  const problem = place.problem ?? null;
  return {
    number: place.number,
    layout: 'flow',
    name: place.name ?? null,
    width: 0,
    height: 0,
    text,
    words: [],
    blocks: draft.blocks,
    tables: draft.tables,
    quality: text.trim() === '' ? 'empty' : problem === null ? 'good' : 'fair',
    ocr: false,
    problem,
  };
}

function append(draft: Draft, text: string): void {
  draft.pieces.push(text);
  draft.length += text.length;
}

function appendParagraph(draft: Draft, kind: Block['kind'], text: string): void {
  const trimmed = text.replace(/[ \t\u00a0]+$/gm, '').replace(/^\n+|\n+$/g, '');
  if (trimmed.trim() === '') return;
  draft.blocks.push({ kind, start: draft.length, end: draft.length + trimmed.length });
  append(draft, `${trimmed}\n`);
}

/** Rows become lines and cells are parted by tabs; nested tables keep their own grid inside the cell's text. */
function appendTable(draft: Draft, rows: readonly FlowCell[][], isOutermost: boolean): void {
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length === 0) return;
  const placed = placeCells(filled);
  const table: Table = { rows: [], box: null };
  draft.tables.push(table);
  for (const [index, row] of placed.entries()) {
    if (!isOutermost && index > 0) append(draft, '\n');
    const start = draft.length;
    table.rows.push(row.map((cell, column) => appendCell(draft, cell, column > 0)));
    if (!isOutermost) continue;
    if (draft.length > start) draft.blocks.push({ kind: 'table-row', start, end: draft.length });
    append(draft, '\n');
  }
}

function appendCell(draft: Draft, cell: FlowCell | null, isFollowing: boolean): TableCell {
  if (isFollowing) append(draft, '\t');
  const start = draft.length;
  const firstPiece = draft.pieces.length;
  for (const item of cell?.items ?? []) appendCellItem(draft, item, start);
  const text = draft.pieces.slice(firstPiece).join('');
  return {
    text,
    range: text === '' ? null : [start, draft.length],
    box: null,
    reference: null,
    columnSpan: cell?.columnSpan ?? 1,
    rowSpan: cell?.rowSpan ?? 1,
  };
}

function appendCellItem(draft: Draft, item: FlowItem, cellStart: number): void {
  if (item.kind === 'table') {
    if (draft.length > cellStart) append(draft, '\n');
    appendTable(draft, item.rows, false);
    return;
  }
  const text = item.text.replace(/\t/g, ' ').trim();
  if (text === '') return;
  if (draft.length > cellStart) append(draft, '\n');
  append(draft, text);
}

/** Puts each cell at its first free place, as a browser does; places covered by a span are null. */
function placeCells(rows: readonly FlowCell[][]): (FlowCell | null)[][] {
  const grid: (FlowCell | null | undefined)[][] = rows.map(() => []);
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[rowIndex]![column] !== undefined) column++;
      const columnSpan = Math.min(Math.max(1, cell.columnSpan), MAXIMUM_SPAN);
      const rowSpan = Math.min(Math.max(1, cell.rowSpan), rows.length - rowIndex);
      coverPlaces(grid, { rowIndex, column, columnSpan, rowSpan });
      grid[rowIndex]![column] = { items: cell.items, columnSpan, rowSpan };
      column += columnSpan;
    }
  }
  const width = Math.max(...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
}

function coverPlaces(
  grid: (FlowCell | null | undefined)[][],
  area: { rowIndex: number; column: number; columnSpan: number; rowSpan: number },
): void {
  for (let down = 0; down < area.rowSpan; down++) {
    for (let right = 0; right < area.columnSpan; right++) grid[area.rowIndex + down]![area.column + right] ??= null;
  }
}
