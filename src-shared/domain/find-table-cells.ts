import { type CellPart, cellParts } from './cell-parts.ts';
import { wordLikeness } from './compare-person-names.ts';
import type { Page, Table, TableCell } from './document-text.ts';
import { foldedWords, foldText, tidySpaces } from './fold-text.ts';
import type { LabelKey, LabelMatch } from './label-scanner.ts';
import { rootOf } from './question-columns.ts';
import { createLabelDictionary, type LabelDictionary, meaningfulWords } from './school-labels.ts';
import type { Role } from './school-vocabulary.ts';
import { findRecordTables, type HeaderMeaning } from './table-header.ts';
import type { UnderstoodQuestion } from './understand-question.ts';
import { gradeValue } from './values/grade.ts';

/** A cell that a question asks for: where its words stand in the page, the header of its column and who its row is of. */
export type FoundTableCell = { parts: CellPart[]; header: string; row: string };

/** Words of a question that name no row and no column. */
const noise = new Set(
  foldedWords(
    'nota notas calificación calificaciones saco sacó dato datos valor figura tabla cuadro planilla padrón quedan quedó come toca tocó va está',
  ),
);
const headerRowsLookedAt = 4;
const longestHeader = 60;
const contextCharacters = 500;
const nameKeys: ReadonlySet<string> = new Set(['full-name', 'family-name', 'given-name']);
/** What a list gives of the family, whoever of it is named. */
const familyKeys: ReadonlySet<string> = new Set(['phone', 'email', 'address']);
const familyRoles: ReadonlySet<Role> = new Set<Role>(['guardian', 'mother', 'father']);
/** More rows than these are a list, not an answer. */
const mostRows = 3;

type Asked = { question: string; understood: UnderstoodQuestion; dictionary: LabelDictionary; labels: LabelMatch[] };
type Grid = { table: Table; firstRow: number; headers: string[]; meanings: HeaderMeaning[]; context: string };

/** What a question asks of tables, read once for all of them. */
export function askTables(
  question: string,
  understood: UnderstoodQuestion,
): (page: Page, name: string) => FoundTableCell[] {
  const dictionary = createLabelDictionary();
  const asked = { question, understood, dictionary, labels: dictionary.match(question, { tolerant: false }) };
  return (page, name) =>
    gridsOf(page, name, dictionary).flatMap((grid) =>
      findInGrid(grid, asked).flatMap(({ cell, ...place }) => {
        const parts = cellParts(page.text, cell);
        return parts === null ? [] : [{ ...place, parts }];
      }),
    );
}

/** The tables of a page with their headers: lists by what their headers mean, other tables by their first rows. */
function gridsOf(page: Page, name: string, dictionary: LabelDictionary): Grid[] {
  const lists = findRecordTables([page], dictionary);
  return page.tables.flatMap((table, tableIndex): Grid[] => {
    const first = table.rows.flat().find((cell) => cell.range !== null)?.range?.[0] ?? 0;
    const before = page.text.slice(Math.max(0, first - contextCharacters), first);
    const list = lists.find((one) => one.tableIndex === tableIndex);
    if (list) {
      const above = table.rows
        .slice(0, list.headerRow)
        .flat()
        .map(({ text }) => text)
        .join(' ');
      const headers = list.columns.map((column) => column?.text ?? '');
      const context = `${name} ${page.name ?? ''} ${before} ${above}`;
      return [{ table, firstRow: list.firstRow, headers, meanings: list.columns, context }];
    }
    return table.rows.slice(0, headerRowsLookedAt).map((cells, row) => ({
      table,
      firstRow: row + 1,
      headers: cells.map(({ text }) => (text.length > longestHeader ? '' : tidySpaces(text))),
      meanings: cells.map(() => null),
      context: `${name} ${page.name ?? ''} ${before} ${table.rows
        .slice(0, row)
        .flat()
        .map(({ text }) => text)
        .join(' ')}`,
    }));
  });
}

function findInGrid(grid: Grid, asked: Asked): { cell: TableCell; header: string; row: string }[] {
  const telling = foldedWords(asked.understood.words).filter((word) => !noise.has(word));
  const column = askedColumn(grid, asked, telling);
  if (column === null || !isOfItsTime(grid.context, asked.understood)) return [];
  const rest = telling.filter((word) => !column.roots.includes(rootOf(word)));
  const context = new Set(foldedWords(grid.context).map(rootOf));
  const identity = identityColumns(grid).filter((one) => one !== column.index);
  const rows = grid.table.rows
    .slice(grid.firstRow)
    .filter((cells) => isAskedRow(cells, { rest, context, identity }, asked));
  if (rows.length > mostRows) return [];
  return rows.flatMap((cells) => {
    const cell = cells[column.index];
    if (!cell?.range || cell.text.trim() === '') return [];
    const row = tidySpaces(identity.map((index) => cells[index]?.text ?? '').join(' '));
    return [{ cell, header: grid.headers[column.index] ?? '', row }];
  });
}

/** The column that the question names, by all the words of its header or by what it means, and the words that name it. */
function askedColumn(
  { headers, meanings }: Grid,
  { question, labels }: Asked,
  telling: readonly string[],
): { index: number; roots: string[] } | null {
  const roots = new Set(telling.map(rootOf));
  const byMeaning = labels
    .filter(({ key, weak }) => key !== null && !weak && !nameKeys.has(key))
    .flatMap((label) => {
      const index = meanings.findIndex(
        (one) => one !== null && isSameKey(one.key, label.key) && isSameRole(label, one.role),
      );
      const roots = [...rootsOf(question, label), ...familyWords(label, { question, labels })];
      return index < 0 ? [] : [{ index, roots }];
    });
  const byRole = labels.filter(isFamilyMember).flatMap((label) => {
    const isSame = (role: Role | null) =>
      role === label.role || (label.role === 'guardian' && role !== null && familyRoles.has(role));
    const index = meanings.findIndex((one) => one?.key === 'full-name' && isSame(one.role));
    return index < 0 ? [] : [{ index, roots: rootsOf(question, label) }];
  });
  const byWords = headers.flatMap((header, index) => {
    const words = meaningfulWords(header).map(rootOf);
    return words.length > 0 && words.every((root) => roots.has(root)) ? [{ index, roots: words }] : [];
  });
  const [first, second] = [
    ...byMeaning,
    ...byRole,
    ...byWords.sort((left, right) => right.roots.length - left.roots.length),
  ];
  // Two columns that are named as well leave it open which one is asked for.
  if (first && second && byMeaning.length + byRole.length === 0 && second.roots.length === first.roots.length)
    return null;
  return first ?? null;
}

/** A list calls a course "grado" as often as "curso". */
function isSameKey(header: LabelKey | null, asked: LabelKey | null): boolean {
  const plain = (key: LabelKey | null) => (key === 'grade' ? 'course' : key);
  return plain(header) === plain(asked);
}

/** "El teléfono del tutor" is the only one that a list has: the words of the family are understood with it. */
function familyWords({ key }: LabelMatch, { question, labels }: Pick<Asked, 'question' | 'labels'>): string[] {
  if (key === null || !familyKeys.has(key)) return [];
  return labels.filter(isFamilyMember).flatMap((label) => rootsOf(question, label));
}

/** "El tutor" alone, with nothing that is asked of him. */
function isFamilyMember({ key, role }: LabelMatch): boolean {
  return key === null && role !== null && familyRoles.has(role);
}

function rootsOf(question: string, { start, end }: LabelMatch): string[] {
  return foldedWords(question.slice(start, end)).map(rootOf);
}

function isSameRole({ key, role }: LabelMatch, header: Role | null): boolean {
  const plain = (one: Role | null) => (one === 'pupil' ? null : one);
  return plain(role) === plain(header) || (header === null && key !== null && familyKeys.has(key));
}

/** The columns that say who or what a row is of: the names of a list, else the first one that has words. */
function identityColumns({ table, firstRow, meanings }: Grid): number[] {
  const names = meanings.flatMap((meaning, index) => {
    const isOwn = meaning !== null && (meaning.role === null || meaning.role === 'pupil' || meaning.role === 'teacher');
    return isOwn && meaning.key !== null && nameKeys.has(meaning.key) ? [index] : [];
  });
  if (names.length > 0) return names;
  const width = table.rows[0]?.length ?? 0;
  const rows = table.rows.slice(firstRow);
  const hasWords = (index: number) =>
    rows.filter((cells) => /\p{L}/u.test(cells[index]?.text ?? '')).length * 2 >= Math.max(1, rows.length);
  const first = Array.from({ length: width }, (_, index) => index).find(hasWords);
  return first === undefined ? [] : [first];
}

/** Whether a row is of whom or of what is asked: every word left is its own or stands over the table, one at least its own. */
function isAskedRow(
  cells: readonly TableCell[],
  { rest, context, identity }: { rest: readonly string[]; context: ReadonlySet<string>; identity: readonly number[] },
  { understood }: Asked,
): boolean {
  const own = identity.map((index) => cells[index]?.text ?? '').join(' ');
  const words = foldedWords(own);
  const isOwn = (word: string) =>
    words.some((one) => one === word || (word.length > 4 && wordLikeness(one, word) >= 0.85));
  const courses = new Set(gradeValue.find(own).map(({ value }) => value));
  const isOfCourse = understood.courses.length > 0 && understood.courses.every((course) => courses.has(course));
  if (rest.some((word) => !isOwn(word) && !context.has(rootOf(word)))) return false;
  return rest.some(isOwn) || (isOfCourse && rest.every((word) => context.has(rootOf(word))));
}

const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** Where a question names a month or a year, the words over the table name it too. */
function isOfItsTime(context: string, { period }: UnderstoodQuestion): boolean {
  if (period === null) return true;
  const folded = foldText(context);
  const isYear = period.from.endsWith('-01-01') && period.to.endsWith('-12-31');
  return folded.includes(isYear ? period.from.slice(0, 4) : (months[Number(period.from.slice(5, 7)) - 1] ?? ''));
}
