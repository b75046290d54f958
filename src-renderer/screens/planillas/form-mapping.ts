import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import type { ColumnId } from '../../../src-shared/domain/identifiers.ts';
import type { Column, FormMapping } from '../../../src-shared/domain/planilla.ts';
import { formMessages } from '../../messages/planillas.ts';

/** What the host found in a form. */
export type FormInspection = ContractOutputs['planillas']['inspectForm'];
export type SheetInspection = FormInspection['sheets'][number];

/** A shorter common beginning says nothing. */
const SHORTEST_BEGINNING = 4;

/**
 * A first guess of where each column goes: by equal title or synonym, else by a title that begins with the other; each
 * letter once. Null for a book with no sheet.
 */
export function draftMapping(
  inspection: FormInspection,
  columns: readonly Column[],
  sheetName?: string,
): FormMapping | null {
  const sheet = inspection.sheets.find(({ name }) => name === sheetName) ?? inspection.sheets[0];
  if (!sheet) return null;
  const free = [...sheet.columns];
  const mapped = columns.flatMap((column) => {
    const names = [column.name, ...column.synonyms].map(plain);
    const equal = free.findIndex(({ header }) => names.includes(plain(header)));
    const place = equal < 0 ? free.findIndex(({ header }) => names.some((name) => begins(name, plain(header)))) : equal;
    const [found] = place < 0 ? [] : free.splice(place, 1);
    return found ? [{ columnId: column.id, letter: found.letter }] : [];
  });
  const { sha256, fileName } = inspection;
  return { sha256, fileName, sheet: sheet.name, firstRow: sheet.firstRow, columns: mapped };
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
