import { comparePersonNames } from '../../domain/compare-person-names.ts';
import { matchPeople } from '../../domain/match-person.ts';
import type { Person } from '../../domain/person.ts';
import type { Candidate, ColumnDefinition } from '../../domain/planilla.ts';
import { findRecordTables, type RecordTable } from '../../domain/table-header.ts';
import type { FieldReader, FieldRequest } from '../../ports/field-reader.ts';
import { type ColumnTarget, understandColumns } from './column-target.ts';
import { focusOnPerson } from './focus-on-person.ts';
import { readLoneValue, readSupplier } from './lone-values.ts';
import { type PageReading, readPage, readPageFields } from './read-page-fields.ts';
import { type RecordReading, readTableRecords } from './read-records.ts';
import type { QuotedPaper } from './rule-candidate.ts';

/** Candidates of a column beyond these are noise. */
const mostCandidates = 6;
/** Papers longer than this are lists or books, not forms: only their first pages are read for labels. */
const mostPages = 40;

type PaperReading = { targets: ColumnTarget[]; readings: PageReading[]; tables: RecordTable[]; paper: QuotedPaper };

function readPaper({ sourceId, text, paperKind, columns }: FieldRequest): PaperReading {
  const paper: QuotedPaper = { sourceId, text };
  const { targets, dictionary } = understandColumns(columns);
  const tables = findRecordTables(text.pages, dictionary);
  const readings = text.pages.slice(0, mostPages).map((page) => {
    const lists = tables.filter((table) => table.page === page);
    return readPage(paper, page, paperKind, dictionary, (place) =>
      lists.some((list) => isInside(list, place.segment.cell, place.start)),
    );
  });
  return { targets, readings, tables, paper };
}

/** Whether a label stands in a list: there it is a header, or an entry's own words. */
function isInside(list: RecordTable, cell: { table: number } | null, offset: number): boolean {
  if (cell) return cell.table === list.tableIndex;
  return list.table.rows.flat().some(({ range }) => range && range[0] <= offset && offset < range[1]);
}

function readTarget({ readings, tables }: PaperReading, target: ColumnTarget): Candidate[] {
  const kind = readings[0]?.kind;
  if (target.onlyKind !== null && kind !== undefined && kind !== 'other' && kind !== target.onlyKind) return [];
  const candidates = readings.flatMap((reading) => readPageFields(reading, target));
  const best = Math.max(0, ...candidates.map(({ confidence }) => confidence));
  if (best < 0.4 && (tables.length === 0 || target.column.type === 'grade'))
    candidates.push(...readLoneValue(readings, target));
  if (best < 0.4) candidates.push(...readSupplier(readings, target));
  return candidates.sort((a, b) => b.confidence - a.confidence).slice(0, mostCandidates);
}

const nameColumn: ColumnDefinition = {
  name: 'Apellido y nombre',
  instruction: '',
  type: 'person',
  choices: [],
  synonyms: [],
  examples: [],
  required: false,
};
const dniColumn: ColumnDefinition = { ...nameColumn, name: 'DNI', type: 'dni' };

/** Whether an entry of a list is of the person: by document number where it has one, by name otherwise. */
function isOfPerson(person: Person, names: readonly Candidate[], numbers: readonly Candidate[]): boolean {
  const name = names[0] && comparePersonNames(names[0].value, { family: person.familyName, given: person.givenName });
  if (numbers[0] && person.dni)
    return numbers[0].value === person.dni || (name?.verdict === 'same' && numbers[0].confidence < 0.7);
  return name?.verdict === 'same';
}

function readRecordOf(person: Person, request: FieldRequest): Candidate[][] | null {
  const columns = [...request.columns, nameColumn, dniColumn];
  const { paper, tables, targets } = readPaper({ ...request, columns });
  const records: RecordReading[] = readTableRecords(paper, request.paperKind, tables, targets);
  const count = request.columns.length;
  const own = records.filter(({ fields }) => isOfPerson(person, fields[count] ?? [], fields[count + 1] ?? []));
  return own.length === 0 ? null : request.columns.map((_, index) => own.flatMap(({ fields }) => fields[index] ?? []));
}

/** What a paper says of one person: their entry in a list, or the whole paper when it is about them. */
function readFieldsOf(person: Person, request: FieldRequest): Candidate[][] {
  const entry = readRecordOf(person, request);
  if (entry) {
    const whole = readPaper(request);
    return entry.map((candidates, index) =>
      candidates.length > 0 || request.columns[index]!.type !== 'grade'
        ? candidates
        : readTarget(whole, whole.targets[index]!),
    );
  }
  const text = focusOnPerson(request.text, person);
  if (!text) return request.columns.map(() => []);
  const factor = subjectAgreement(person, { ...request, text });
  if (factor === 0) return request.columns.map(() => []);
  const reading = readPaper({ ...request, text });
  return reading.targets.map((target) =>
    readTarget(reading, target).map((candidate) => ({ ...candidate, confidence: candidate.confidence * factor })),
  );
}

/** 1 when the paper's subject is the person, 0 when it is somebody else, less than 1 when it only names them. */
function subjectAgreement(person: Person, request: FieldRequest): number {
  const reading = readPaper({ ...request, columns: [nameColumn, dniColumn] });
  const [names, numbers] = reading.targets.map((target) => readTarget(reading, target));
  const name =
    names?.[0] && names[0].confidence >= 0.5
      ? comparePersonNames(names[0].value, { family: person.familyName, given: person.givenName })
      : null;
  const sameNumber =
    person.dni !== null &&
    (numbers ?? []).some((candidate) => candidate.value === person.dni && candidate.confidence >= 0.3);
  if (sameNumber || name?.verdict === 'same') return 1;
  if (name?.verdict === 'different') return 0;
  return matchPeople(request.text, [person]).length > 0 ? 0.9 : 0;
}

/** Reads fields by rules alone: labels and where their values stand, sentences, lists, Argentine values. */
export function createRuleFieldReader(): FieldReader {
  return {
    readFields: (request) => {
      if (request.person) return readFieldsOf(request.person, request);
      const reading = readPaper(request);
      return reading.targets.map((target) => readTarget(reading, target));
    },
    readRecords: (request) => {
      const reading = readPaper(request);
      const records = readTableRecords(reading.paper, request.paperKind, reading.tables, reading.targets);
      return fillFromPaper(records, reading);
    },
  };
}

/** The course of a list stands in its title, not in its entries: columns that no entry answers take the paper's. */
function fillFromPaper(records: RecordReading[], reading: PaperReading): RecordReading[] {
  reading.targets.forEach((target, index) => {
    if (target.column.type === 'person' || target.column.type === 'dni' || target.column.type === 'cuil') return;
    if (records.some(({ fields }) => fields[index]!.length > 0)) return;
    const shared = readTarget(reading, target);
    for (const record of records) record.fields[index] = shared;
  });
  return records;
}
