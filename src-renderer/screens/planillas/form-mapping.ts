import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import type { ColumnId } from '../../../src-shared/domain/identifiers.ts';
import { matchHeaders } from '../../../src-shared/domain/match-headers.ts';
import type { Column, FormMapping } from '../../../src-shared/domain/planilla.ts';
import { formMessages } from '../../messages/planillas.ts';

/** What the host found in a form. */
export type FormInspection = ContractOutputs['planillas']['inspectForm'];
export type SheetInspection = FormInspection['sheets'][number];

/** A shorter common beginning says nothing. */
const SHORTEST_BEGINNING = 4;

/**
 * A first guess of where each column goes: by titles that say the same, cut short or not, else by one that begins with
 * the other; each letter once. Null for a book with no sheet.
 */
export function draftMapping(
  inspection: FormInspection,
  columns: readonly Column[],
  sheetName?: string,
): FormMapping | null {
  const sheet = inspection.sheets.find(({ name }) => name === sheetName) ?? inspection.sheets[0];
  if (!sheet) return null;
  const places = matchHeaders(
    columns,
    sheet.columns.map(({ header }) => header),
  );
  const free = sheet.columns.filter((_, index) => !places.includes(index));
  const mapped = columns.flatMap((column, index) => {
    const place = places[index] ?? null;
    const found = place === null ? takeBeginning(free, column) : sheet.columns[place];
    return found ? [{ columnId: column.id, letter: found.letter }] : [];
  });
  const { sha256, fileName } = inspection;
  return { sha256, fileName, sheet: sheet.name, firstRow: sheet.firstRow, columns: mapped };
}

/** Takes out of `free` the first header that begins like the column, or the other way round. */
function takeBeginning(
  free: SheetInspection['columns'],
  column: Column,
): SheetInspection['columns'][number] | undefined {
  const names = [column.name, ...column.synonyms].map(plain);
  const place = free.findIndex(({ header }) => names.some((name) => begins(name, plain(header))));
  return place < 0 ? undefined : free.splice(place, 1)[0];
}

/** The mapping with a column sent to `letter`, or nowhere when it is empty. */
export function withLetter(form: FormMapping, columnId: ColumnId, letter: string): FormMapping {
  const others = form.columns.filter((mapped) => mapped.columnId !== columnId);
  return { ...form, columns: letter === '' ? others : [...others, { columnId, letter }] };
}

/** What keeps a mapping from being saved, as a sentence; null when nothing does. */
export function mappingProblem(form: FormMapping): string | null {
  const letters = form.columns.map(({ letter }) => letter);
  const twice = letters.find((letter, index) => letters.indexOf(letter) !== index);
  if (twice !== undefined) return formMessages.twice(twice);
  return letters.length === 0 ? formMessages.nothing : null;
}

function plain(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether one title begins with the other ("Grado" and "Grado y sección"). */
function begins(name: string, header: string): boolean {
  if (Math.min(name.length, header.length) < SHORTEST_BEGINNING) return false;
  return name.startsWith(header) || header.startsWith(name);
}
