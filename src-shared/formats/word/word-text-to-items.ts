import { type FlowCell, type FlowItem, textCell } from '../flow/flow-content.ts';

const CELL_MARK = '\x07';
const FIELD_START = '\x13';
const FIELD_SEPARATOR = '\x14';
const FIELD_END = '\x15';

/** Stands in a raw text for the mark that ends a table row, which Word writes as one more cell mark. */
export const ROW_END_MARK = '\ue007';

/** Paragraphs and tables of a raw text of Word, in which marks of one character stand for structure. */
export function wordTextToItems(raw: string): FlowItem[] {
  const text = withoutFieldCodes(raw)
    .replaceAll('\v', '\n')
    .replaceAll('\x1e', '-')
    .replaceAll('\f', '\r')
    .replaceAll('\x0e', '\r');
  const items: FlowItem[] = [];
  let table: FlowCell[][] = [];
  const endTable = () => {
    if (table.length > 0) items.push({ kind: 'table', rows: table });
    table = [];
  };
  const rows = text.split(ROW_END_MARK);
  for (const [index, row] of rows.entries()) {
    const { before, cells } = splitRow(row, index === rows.length - 1);
    if (before.trim() !== '') {
      endTable();
      for (const paragraph of before.split('\r')) items.push({ kind: 'paragraph', text: cleanText(paragraph) });
    }
    if (cells.length > 0) table.push(cells.map((cell) => textCell(cleanText(cell))));
  }
  endTable();
  return items;
}

/** What stands before the first cell of a row: paragraphs end with their own mark, so the cell begins after the last. */
function splitRow(row: string, isLast: boolean): { before: string; cells: string[] } {
  const cells = row.split(CELL_MARK);
  // What follows the last cell mark of a row is nothing; after the last row it is the rest of the document.
  const rest = cells.pop() ?? '';
  if (isLast && cells.length === 0) return { before: rest, cells: [] };
  const first = cells[0] ?? '';
  const cut = first.lastIndexOf('\r');
  return {
    before: first.slice(0, Math.max(0, cut)),
    cells: cut === -1 ? cells : [first.slice(cut + 1), ...cells.slice(1), ...(isLast && rest.trim() ? [rest] : [])],
  };
}

/** A field keeps its instructions before what it shows; only what it shows is text. */
function withoutFieldCodes(text: string): string {
  if (!text.includes(FIELD_START)) return text;
  let depth = 0;
  let shown = '';
  const hiding: boolean[] = [];
  for (const character of text) {
    if (character === FIELD_START) {
      depth++;
      hiding.push(true);
    } else if (character === FIELD_SEPARATOR && depth > 0) hiding[depth - 1] = false;
    else if (character === FIELD_END && depth > 0) {
      depth--;
      hiding.pop();
    } else if (!hiding.includes(true)) shown += character;
  }
  return shown;
}

/** What is left of the marks: pictures, notes, breaks of optional hyphens. */
function cleanText(text: string): string {
  return text
    .replaceAll('\r', '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll('\u00ad', '')
    .trim();
}
