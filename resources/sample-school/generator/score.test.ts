import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ColumnType, type PlanillaSpec, planillaSpecSchema } from '../../../src-shared/domain/planilla.ts';
import { type FilledPlanilla, type FilledRow, type PlanillaMapping, truthMappingSchema } from './filled-planilla.ts';
import { scorePlanilla } from './score.ts';
import { type Truth, type TruthFields, truthSchema } from './truth.ts';

const folder = join(import.meta.dirname, '..');
const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(folder, path), 'utf8'));

let truth: Truth;
let mappings: Record<string, PlanillaMapping>;
let specs: Record<string, PlanillaSpec>;

beforeAll(async () => {
  truth = truthSchema.parse(await readJson('truth/truth.json'));
  mappings = truthMappingSchema.parse(await readJson('planillas/truth-mapping.json'));
  const names = (await readdir(join(folder, 'planillas'))).filter((name) => name !== 'truth-mapping.json');
  specs = Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, planillaSpecSchema.parse(await readJson(`planillas/${name}`))] as const),
    ),
  );
});

const cell = (value: string | null) => ({ value, state: value === null ? ('absent' as const) : ('found' as const) });

function fillRow(mapping: PlanillaMapping, fields: TruthFields, paper: string): FilledRow {
  const cells = Object.entries(mapping.columns).map(([name, { field }]) => [name, cell(fields[field] ?? null)]);
  return { paper, personDni: null, cells: Object.fromEntries(cells) };
}

function fill(name: string): { filled: FilledPlanilla; mapping: PlanillaMapping } {
  const [spec, mapping] = [specs[name], mappings[name]];
  if (!spec || !mapping) throw new Error(`no planilla ${name}`);
  const papers = truth.papers.filter(
    (paper) => paper.expect === 'ready' && mapping.paperKinds.includes(paper.paperKind),
  );
  const rows = papers.flatMap((paper) =>
    (spec.rows === 'record' ? (paper.records ?? []) : [paper.fields]).map((fields) =>
      fillRow(mapping, fields, paper.file),
    ),
  );
  return {
    filled: {
      rowKind: spec.rows,
      columns: spec.columns.map(({ name: column, type }) => ({ name: column, type })),
      rows,
    },
    mapping,
  };
}

describe('scoring a filled planilla', () => {
  it('knows the truth of every column of the planillas that come with the school', () => {
    for (const [name, spec] of Object.entries(specs)) {
      expect([name, Object.keys(mappings[name]?.columns ?? {})]).toEqual([
        name,
        spec.columns.map((column) => column.name),
      ]);
    }
    expect(new Set(Object.values(specs).map((spec) => spec.rows))).toEqual(new Set(['document', 'record', 'person']));
  });

  it.each(['matricula.json', 'listas-de-grado.json', 'licencias-docentes.json'])(
    'finds nothing wrong in %s filled with the truth',
    (name) => {
      const { filled, mapping } = fill(name);
      const score = scorePlanilla(filled, mapping, truth);
      expect(score.answerable).toBeGreaterThan(50);
      expect([score.found, score.foundRight, score.extraRows, score.missingRows]).toEqual([
        score.answerable,
        score.answerable,
        0,
        0,
      ]);
      expect(score.byMedium.text.found + score.byMedium.scan.found + score.byMedium.photo.found).toBe(score.answerable);
    },
  );

  it('counts the guardian’s DNI in the pupil’s column as wrong', () => {
    const { filled, mapping } = fill('matricula.json');
    const row = filled.rows.find(
      (candidate) => candidate.cells.DNI?.value !== null && candidate.cells['DNI del tutor']?.value !== null,
    );
    if (!row) throw new Error('no form has both documents');
    const right = row.cells.DNI?.value;
    row.cells.DNI = cell(row.cells['DNI del tutor']?.value ?? null);
    const score = scorePlanilla(filled, mapping, truth);
    expect(score.wrong).toEqual([expect.objectContaining({ paper: row.paper, column: 'DNI', expected: right })]);
  });

  it('counts a value found where the paper says none as wrong', () => {
    const { filled, mapping } = fill('matricula.json');
    const row = filled.rows.find((candidate) => candidate.cells.Teléfono?.value === null);
    if (!row) throw new Error('every form has a telephone');
    row.cells.Teléfono = cell(truth.school.phone);
    const score = scorePlanilla(filled, mapping, truth);
    expect(score.wrong).toEqual([
      expect.objectContaining({ column: 'Teléfono', value: truth.school.phone, expected: null }),
    ]);
    expect(score.found).toBe(score.answerable + 1);
  });

  it('does not take a doubtful value for a found one', () => {
    const { filled, mapping } = fill('matricula.json');
    const row = filled.rows.find((candidate) => candidate.cells.DNI?.value !== null);
    row!.cells.DNI = { value: row!.cells.DNI!.value, state: 'doubtful' }; // Found just above.
    const score = scorePlanilla(filled, mapping, truth);
    expect([score.found, score.doubtful, score.doubtfulRight, score.missed.length]).toEqual([
      score.answerable - 1,
      1,
      1,
      1,
    ]);
  });

  it('forgives accents and case in names and nothing in digits', () => {
    const { filled, mapping } = fill('matricula.json');
    for (const row of filled.rows) {
      const name = row.cells['Apellido y nombres']?.value ?? '';
      row.cells['Apellido y nombres'] = cell(name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase());
    }
    expect(scorePlanilla(filled, mapping, truth).wrong).toEqual([]);
    const row = filled.rows.find((candidate) => candidate.cells.DNI?.value !== null);
    row!.cells.DNI = cell(`${row!.cells.DNI!.value}0`); // Found just above.
    expect(scorePlanilla(filled, mapping, truth).wrong.length).toBe(1);
  });

  it('takes a duplicate’s row for its original’s', () => {
    const { filled, mapping } = fill('matricula.json');
    const copy = truth.papers.find((paper) => paper.expect === 'duplicate');
    const row = filled.rows.find((candidate) => candidate.paper === copy?.duplicateOf);
    if (!copy || !row) throw new Error('no form is there twice');
    row.paper = copy.file;
    expect(scorePlanilla(filled, mapping, truth).missingRows).toBe(0);
  });

  it('pairs entries of a list by DNI and name, and counts lost and invented ones', () => {
    const { filled, mapping } = fill('listas-de-grado.json');
    const [first, ...others] = filled.rows;
    const invent = (value: string): FilledRow => ({
      paper: first!.paper, // A list has entries.
      personDni: null,
      cells: { Alumno: cell(value) },
    });
    const rows = [...others.reverse(), invent('Total: 16 alumnos'), invent('Docente')];
    const score = scorePlanilla({ ...filled, rows }, mapping, truth);
    expect([score.missingRows, score.extraRows]).toEqual([1, 2]);
    expect(score.wrong.map((wrong) => wrong.value)).toEqual(['Total: 16 alumnos', 'Docente']);
  });

  it('takes for a person’s answer what any of their papers says', () => {
    const mapping = mappings['legajos.json'] as PlanillaMapping; // Parsed above.
    const columns =
      specs['legajos.json']?.columns.map(({ name, type }): { name: string; type: ColumnType } => ({ name, type })) ??
      [];
    const pupils = truth.people.filter((person) => person.role === 'pupil');
    const rows = pupils.map(
      (person): FilledRow => ({
        paper: null,
        personDni: person.dni,
        cells: { DNI: cell(person.dni), 'Fecha de nacimiento': cell(person.birthDate) },
      }),
    );
    const score = scorePlanilla({ rowKind: 'person', columns, rows }, mapping, truth);
    expect([score.foundRight, score.wrong]).toEqual([2 * pupils.length, []]);
    expect(score.missed.some((missed) => missed.column === 'Vacunas: fecha del certificado')).toBe(true);
    expect(score.byMedium.text.right).toBeGreaterThan(20);
  });
});
