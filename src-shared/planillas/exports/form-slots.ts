import { type FormRow, type FormSheetXml, hasFormula, hasText, isEmptyCell, styleOf } from './form-sheet.ts';

/**
 * How many rows from `firstRow` on wait for data: their mapped cells are empty and nobody wrote in them (numbering and
 * formulas of the row may be there). With nothing further down there is no end to them.
 */
export function findSlots(sheet: FormSheetXml, columns: readonly number[], firstRow: number): number {
  const lastRow = Math.max(0, ...[...sheet.rows.values()].filter(hasContent).map((row) => row.number));
  const first = sheet.rows.get(firstRow);
  if (first && !isFree(first, columns, first)) return 0;
  let slots = 1;
  while (firstRow + slots <= lastRow) {
    const row = sheet.rows.get(firstRow + slots);
    if (!isSlot(row, columns, first)) break;
    slots++;
  }
  return firstRow + slots > lastRow ? Number.POSITIVE_INFINITY : slots;
}

function hasContent(row: FormRow): boolean {
  return [...row.cells.values()].some((cell) => !isEmptyCell(cell));
}

function isSlot(row: FormRow | undefined, columns: readonly number[], first: FormRow | undefined): boolean {
  if (row === undefined) return first === undefined;
  return isFree(row, columns, first) && looksAlike(row, columns, first);
}

function isFree(row: FormRow, columns: readonly number[], first: FormRow | undefined): boolean {
  if (!columns.every((column) => isEmptyCell(row.cells.get(column)))) return false;
  return [...row.cells].every(([column, cell]) => {
    if (isEmptyCell(cell)) return true;
    if (hasText(cell)) return false;
    return row === first || !hasFormula(cell) || hasFormula(first?.cells.get(column));
  });
}

/** Rows for data are framed like the first one; the space before a signature is not. */
function looksAlike(row: FormRow, columns: readonly number[], first: FormRow | undefined): boolean {
  const isStyled = (each: FormRow | undefined): boolean =>
    columns.some((column) => styleOf(each?.cells.get(column)) !== 0);
  return isStyled(row) === isStyled(first);
}
