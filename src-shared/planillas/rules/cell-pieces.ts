import type { Page, TableCell } from '../../domain/document-text.ts';
import { tidySpaces } from '../../domain/fold-text.ts';
import type { ReadRange } from './rule-candidate.ts';

/**
 * Where a cell's words stand in its page: in one piece, or in one for each of its lines where the lines of the cells
 * beside it stand between them.
 */
export function cellPieces(page: Page, cell: TableCell): ReadRange[] {
  if (!cell.range) return [];
  const [start, end] = cell.range;
  const isWhole = tidySpaces(page.text.slice(start, end)) === tidySpaces(cell.text);
  const pieces = isWhole || !cell.box ? [] : wordsInside(page, cell.box);
  return pieces.length > 0 ? pieces : [{ start, end }];
}

/** The runs of words whose middle is in the box; a run ends with its line or at a word of another cell. */
function wordsInside(page: Page, [left, top, right, bottom]: NonNullable<TableCell['box']>): ReadRange[] {
  const pieces: ReadRange[] = [];
  for (const { start, end, box } of page.words) {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (x < left || x > right || y < top || y > bottom) continue;
    const last = pieces.at(-1);
    const between = last && page.text.slice(last.end, start);
    if (last && between?.trim() === '' && !between.includes('\n')) last.end = end;
    else pieces.push({ start, end });
  }
  return pieces;
}
