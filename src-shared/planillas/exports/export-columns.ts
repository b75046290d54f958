import type { Column, Planilla } from '../../domain/planilla.ts';

/** The columns that go out: those shown, in their order. */
export function exportedColumns(planilla: Planilla): Column[] {
  return planilla.columns.filter((column) => !column.hidden).sort((a, b) => a.position - b.position);
}

/** A sheet's letters for a column counted from 0: A, B … Z, AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column counted from 0 that letters name. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
