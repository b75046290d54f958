import type { TableCell } from '../../../src-shared/domain/document-text.ts';
import type { Mark } from './marks.ts';

const REFERENCE = /^([A-Z]+)(\d+)$/;

/** The letters over a sheet's columns, from its cells' references; counted from A where a column has none. */
export function columnLetters(rows: readonly (readonly TableCell[])[]): string[] {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return Array.from({ length: width }, (_, column) => {
    const reference = rows[0]?.[column]?.reference ?? null;
    return (reference === null ? undefined : REFERENCE.exec(reference)?.[1]) ?? letterOf(column);
  });
}

/** The number beside a row: its cells' own, or its place from 1. */
export function rowNumber(row: readonly TableCell[], place: number): number {
  const reference = row.find((cell) => cell.reference !== null)?.reference ?? '';
  return Number(REFERENCE.exec(reference)?.[2] ?? place + 1);
}

/** The mark that falls on a cell, by its reference or by its text's range. */
export function markOfCell(cell: TableCell, marks: readonly Mark[]): Mark | undefined {
  return marks.find((mark) => {
    if (mark.reference !== null) return mark.reference === cell.reference;
    return cell.range !== null && mark.start < cell.range[1] && mark.end > cell.range[0];
  });
}

/** Which rows to draw first: a stretch with the current mark inside, or the sheet's beginning. */
export function rowsAround(rows: readonly (readonly TableCell[])[], marks: readonly Mark[], count: number) {
  const current = marks.filter((mark) => mark.current);
  const place = current.length === 0 ? 0 : rows.findIndex((row) => row.some((cell) => markOfCell(cell, current)));
  const from = Math.max(0, Math.min(place - Math.floor(count / 3), rows.length - count));
  return { from, to: Math.min(rows.length, from + count) };
}

function letterOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest;
}
