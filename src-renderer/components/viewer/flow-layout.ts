import type { Block, Page } from '../../../src-shared/domain/document-text.ts';

/** A cell of a row, as offsets into the page's text. */
export type CellRange = { start: number; end: number };

/** What a flowing page is drawn from: single blocks, and table rows that follow each other gathered in one table. */
export type FlowPart =
  | { type: 'block'; key: number; block: Block }
  | { type: 'table'; key: number; rows: CellRange[][] }
  | { type: 'list'; key: number; items: Block[] };

/** The parts of a page in reading order; a page without blocks is drawn line by line. */
export function flowParts(page: Page): FlowPart[] {
  const blocks = page.blocks.length > 0 ? page.blocks : lineBlocks(page.text);
  const cellsByStart = tableCells(page);
  const parts: FlowPart[] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.kind === 'table-row') {
      const cells = cellsOfRow(block, page.text, cellsByStart);
      if (last?.type === 'table') last.rows.push(cells);
      else parts.push({ type: 'table', key: block.start, rows: [cells] });
    } else if (block.kind === 'list-item') {
      if (last?.type === 'list') last.items.push(block);
      else parts.push({ type: 'list', key: block.start, items: [block] });
    } else parts.push({ type: 'block', key: block.start, block });
  }
  return parts;
}

function lineBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    blocks.push({ kind: 'paragraph', start: line.index, end: line.index + line[0].length });
  }
  return blocks;
}

function tableCells(page: Page): CellRange[] {
  return page.tables
    .flatMap((table) => table.rows.flat())
    .flatMap((cell) => (cell.range ? [{ start: cell.range[0], end: cell.range[1] }] : []))
    .sort((a, b) => a.start - b.start);
}

function cellsOfRow(row: Block, text: string, cells: readonly CellRange[]): CellRange[] {
  const inside = cells.filter((cell) => cell.start >= row.start && cell.end <= row.end);
  if (inside.length > 0) return inside;
  const found: CellRange[] = [];
  let start = row.start;
  for (const piece of text.slice(row.start, row.end).split('\t')) {
    found.push({ start, end: start + piece.length });
    start += piece.length + 1;
  }
  return found;
}
