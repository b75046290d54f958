import type { DocumentText, TableCell } from './document-text.ts';
import { tidySpaces } from './fold-text.ts';
import type { LabelKey } from './label-scanner.ts';
import { findOwnCourse } from './paper-kind.ts';
import type { Person } from './person.ts';
import { capitalizeName, type PersonName, parsePersonName } from './person-name.ts';
import { createLabelDictionary } from './school-labels.ts';
import { findRecordTables, type HeaderMeaning, type RecordTable } from './table-header.ts';
import { columnValueTypes } from './values/index.ts';

/** One person as a list gives them. */
export type RosterEntry = Omit<Person, 'id'>;

/** The people of a class list or padrón, and what could not be taken from it, in Spanish-free codes with the row ("NO_NAME p1/r7"). */
export type RosterReading = { people: RosterEntry[]; problems: string[] };

const nameKeys: ReadonlySet<LabelKey | null | undefined> = new Set<LabelKey | null | undefined>([
  'full-name',
  'family-name',
  'given-name',
]);
const totals = /^\W*(?:sub)?total|^\W*cantidad|^\W*promedio|^\W*varones|^\W*mujeres|^\W*firma/i;

/** Whether the list is of the staff: its names' header or its own words say so. */
function roleOf(table: RecordTable): Person['role'] {
  return table.columns.some((column) => nameKeys.has(column?.key) && column?.role === 'teacher') ? 'staff' : 'pupil';
}

/** Columns of somebody else ("Tutor", "Tel. de la madre") are details of the person, not the person. */
function isOwn(header: HeaderMeaning): boolean {
  return header !== null && (header.role === null || header.role === 'pupil' || header.role === 'teacher');
}

function ownCell(table: RecordTable, cells: readonly TableCell[], key: LabelKey): string {
  const index = table.columns.findIndex((column) => column?.key === key && isOwn(column));
  return index < 0 ? '' : tidySpaces(cells[index]?.text ?? '');
}

function readName(table: RecordTable, cells: readonly TableCell[]): PersonName | null {
  const [family, given, full] = [
    ownCell(table, cells, 'family-name'),
    ownCell(table, cells, 'given-name'),
    ownCell(table, cells, 'full-name'),
  ];
  if (family && given) return { family: capitalizeName(family), given: capitalizeName(given) };
  const header = table.columns.find((column) => column?.key === 'full-name')?.text ?? '';
  const order = /^\W*nom/i.test(header) ? 'given-first' : 'family-first';
  return parsePersonName(full || family || given, order)?.name ?? null;
}

function readCourse(table: RecordTable, cells: readonly TableCell[]): string | null {
  const whole = ownCell(table, cells, 'course');
  const [grade, section] = [ownCell(table, cells, 'grade'), ownCell(table, cells, 'section')];
  const text = whole
    ? section && !/[a-h]\W*$/i.test(whole)
      ? `${whole} ${section}`
      : whole
    : `${grade} ${section}`.trim();
  return text === '' ? null : (columnValueTypes.grade.parse(text)?.value ?? null);
}

const factKeys: readonly (LabelKey | null)[] = [
  'full-name',
  'family-name',
  'given-name',
  'dni',
  'course',
  'grade',
  'section',
  'birth-date',
  'order',
];

/** Every other column, by its header. */
function readDetails(table: RecordTable, cells: readonly TableCell[]): Record<string, string> {
  const details: Record<string, string> = {};
  table.columns.forEach((header, index) => {
    const text = tidySpaces(cells[index]?.text ?? '');
    if (
      !header ||
      text === '' ||
      (isOwn(header) && factKeys.includes(header.key)) ||
      /^n[.º°\sro]*$/i.test(header.text)
    )
      return;
    details[header.text] = text;
  });
  return details;
}

function readEntry(table: RecordTable, cells: readonly TableCell[], course: string | null): RosterEntry | null {
  const name = readName(table, cells);
  if (!name) return null;
  const role = roleOf(table);
  const dni =
    columnValueTypes.dni.parse(ownCell(table, cells, 'dni'))?.value ?? dniOfCuil(ownCell(table, cells, 'cuil'));
  const birthDate = columnValueTypes.date.parse(ownCell(table, cells, 'birth-date'))?.value ?? null;
  return {
    role,
    familyName: name.family,
    givenName: name.given,
    dni,
    course: readCourse(table, cells) ?? (role === 'pupil' ? course : null),
    birthDate,
    details: readDetails(table, cells),
  };
}

function dniOfCuil(text: string): string | null {
  const cuil = columnValueTypes.cuil.parse(text)?.value;
  return cuil && !/^3/.test(cuil) ? cuil.slice(2, 10).replace(/^0+/, '') : null;
}

function isTotal(cells: readonly TableCell[]): boolean {
  return (
    cells.some((cell) => totals.test(cell.text.trim())) || cells.filter((cell) => cell.text.trim() !== '').length < 2
  );
}

/**
 * The people of the lists in a document: sheets, tables of PDF or Word. A table is a roster when its header has a
 * name; the course of a list that does not give it row by row is the one its title names.
 */
export function readRoster(text: DocumentText): RosterReading {
  const tables = findRecordTables(text.pages, createLabelDictionary()).filter((table) =>
    table.columns.some((column) => nameKeys.has(column?.key)),
  );
  const people: RosterEntry[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const table of tables) {
    const course = findOwnCourse(table.page);
    table.table.rows.forEach((cells, row) => {
      if (row < table.firstRow || isTotal(cells)) return;
      const entry = readEntry(table, cells, course);
      const key = entry && (entry.dni ?? `${entry.familyName}, ${entry.givenName}`.toLowerCase());
      if (!entry) problems.push(`NO_NAME p${table.page.number}/r${row + 1}`);
      else if (!seen.has(key!)) people.push(entry);
      if (key) seen.add(key);
    });
  }
  return { people, problems };
}
