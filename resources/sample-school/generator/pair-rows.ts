import { alignRecords } from './align-records.ts';
import type { FilledPlanilla, FilledRow, PlanillaMapping } from './filled-planilla.ts';
import type { Medium, Truth, TruthFields, TruthPaper } from './truth.ts';

/** One expected row next to the filled one: what each column should say. */
export type Pair = {
  row: FilledRow | null;
  paper: string | null;
  person: string | null;
  expected: Map<string, Expectation>;
};
/** The answers that a cell may give, and how the best paper that says them is. */
type Expectation = { values: string[] /** Null where finding it is not asked for. */; medium: Medium | null };

const nameOf = (path: string) =>
  (
    path
      .normalize('NFC')
      .split(/[/\\]| › /)
      .at(-1) ?? path
  ).toLowerCase();

/** Finds papers by name; a duplicate's name leads to what it repeats. */
function indexPapers(truth: Truth): Map<string, TruthPaper> {
  const byFile = new Map(truth.papers.map((paper) => [paper.file, paper]));
  return new Map(
    truth.papers.map((paper) => [
      nameOf(paper.file),
      (paper.duplicateOf === undefined ? undefined : byFile.get(paper.duplicateOf)) ?? paper,
    ]),
  );
}

function expectFields(fields: TruthFields, paper: TruthPaper, mapping: PlanillaMapping): Map<string, Expectation> {
  const asked = paper.expect === 'ready' && mapping.paperKinds.includes(paper.paperKind);
  return new Map(
    Object.entries(mapping.columns).map(([name, { field }]) => {
      const value = fields[field] ?? null;
      return [name, { values: value === null ? [] : [value], medium: asked && value !== null ? paper.medium : null }];
    }),
  );
}

/** Pairs the rows of a planilla of papers with the papers of its kinds. */
export function pairDocuments(filled: FilledPlanilla, mapping: PlanillaMapping, truth: Truth): Pair[] {
  const papers = indexPapers(truth);
  const seen = new Set<string>();
  const pairs = filled.rows.map((row): Pair => {
    const paper = row.paper === null ? undefined : papers.get(nameOf(row.paper));
    if (!paper) return { row, paper: row.paper, person: null, expected: new Map() };
    seen.add(paper.file);
    return { row, paper: paper.file, person: null, expected: expectFields(paper.fields, paper, mapping) };
  });
  const unread = truth.papers.filter(
    (paper) => paper.expect === 'ready' && mapping.paperKinds.includes(paper.paperKind) && !seen.has(paper.file),
  );
  return [
    ...pairs,
    ...unread.map((paper) => ({
      row: null,
      paper: paper.file,
      person: null,
      expected: expectFields(paper.fields, paper, mapping),
    })),
  ];
}

/** Pairs the rows of a planilla of entries with the entries of each list. */
export function pairRecords(filled: FilledPlanilla, mapping: PlanillaMapping, truth: Truth): Pair[] {
  const papers = indexPapers(truth);
  const rowsByPaper = new Map<string, FilledRow[]>();
  const pairs: Pair[] = [];
  for (const row of filled.rows) {
    const paper = row.paper === null ? undefined : papers.get(nameOf(row.paper));
    if (paper?.records) rowsByPaper.set(paper.file, [...(rowsByPaper.get(paper.file) ?? []), row]);
    else pairs.push({ row, paper: row.paper, person: null, expected: new Map() });
  }
  const columnOf = (field: string) => Object.entries(mapping.columns).find(([, column]) => column.field === field)?.[0];
  const keys = { name: columnOf('pupilName'), dni: columnOf('dni') };
  for (const paper of truth.papers) {
    const rows = rowsByPaper.get(paper.file) ?? [];
    const asked = paper.expect === 'ready' && mapping.paperKinds.includes(paper.paperKind);
    if (!paper.records || (rows.length === 0 && !asked)) continue;
    const read = rows.map((row) => ({
      name: row.cells[keys.name ?? '']?.value ?? null,
      dni: row.cells[keys.dni ?? '']?.value ?? null,
    }));
    const aligned = alignRecords(
      read,
      paper.records.map((record) => ({ name: record.pupilName ?? null, dni: record.dni ?? null })),
    );
    const matched = new Set(aligned);
    rows.forEach((row, index) => {
      const record = paper.records?.[aligned[index] ?? -1];
      pairs.push({
        row,
        paper: paper.file,
        person: record?.pupilName ?? null,
        expected: record ? expectFields(record, paper, mapping) : new Map(),
      });
    });
    paper.records.forEach((record, index) => {
      if (asked && !matched.has(index))
        pairs.push({
          row: null,
          paper: paper.file,
          person: record.pupilName ?? null,
          expected: expectFields(record, paper, mapping),
        });
    });
  }
  return pairs;
}

const preference: readonly Medium[] = ['text', 'scan', 'photo'];

function expectOfPerson(
  dni: string,
  name: string,
  mapping: PlanillaMapping,
  papers: TruthPaper[],
): Map<string, Expectation> {
  const said = papers.map((paper) => ({
    paper,
    fields: paper.records
      ? (paper.records.find((record) => record.dni === dni || record.pupilName === name) ?? {})
      : paper.fields,
  }));
  return new Map(
    Object.entries(mapping.columns).map(([column, { field, paperKinds }]) => {
      const allowed = said.filter(
        ({ paper, fields }) =>
          typeof fields[field] === 'string' && (paperKinds ?? [paper.paperKind]).includes(paper.paperKind),
      );
      const asked = allowed
        .filter(({ paper }) => (paperKinds ?? mapping.paperKinds).includes(paper.paperKind))
        .map(({ paper }) => paper.medium);
      const values = allowed.flatMap(({ fields }) => fields[field] ?? []);
      return [column, { values, medium: preference.find((medium) => asked.includes(medium)) ?? null }];
    }),
  );
}

/** Pairs the rows of a planilla of persons with the pupils. */
export function pairPeople(filled: FilledPlanilla, mapping: PlanillaMapping, truth: Truth): Pair[] {
  const papersOf = new Map<string, TruthPaper[]>();
  for (const paper of truth.papers.filter(({ expect }) => expect === 'ready')) {
    for (const dni of paper.people) papersOf.set(dni, [...(papersOf.get(dni) ?? []), paper]);
  }
  const rows = new Map(filled.rows.map((row) => [row.personDni, row]));
  const known = truth.people.filter((person) => person.role === 'pupil' || rows.has(person.dni));
  const pairs = known.map((person): Pair => {
    const name = `${person.familyName}, ${person.givenName}`;
    return {
      row: rows.get(person.dni) ?? null,
      paper: null,
      person: name,
      expected: expectOfPerson(person.dni, name, mapping, papersOf.get(person.dni) ?? []),
    };
  });
  const strangers = filled.rows.filter((row) => !known.some((person) => person.dni === row.personDni));
  return [
    ...pairs,
    ...strangers.map((row) => ({
      row,
      paper: row.paper,
      person: row.personDni,
      expected: new Map<string, Expectation>(),
    })),
  ];
}
