import { describe, expect, test } from 'vitest';
import { createId } from './identifiers.ts';
import { type Cell, type Column, columnDefinitionSchema, type Planilla, planillaScopeSchema } from './planilla.ts';
import { planRows } from './planilla-question.ts';
import { tallyRow } from './tally-row.ts';
import { understandQuestion } from './understand-question.ts';

const column = (fields: Parameters<typeof columnDefinitionSchema.parse>[0] & object): Column => ({
  ...columnDefinitionSchema.parse(fields),
  id: createId(),
  position: 0,
  hidden: false,
  approvedAt: null,
});

const planilla = (fields: Partial<Planilla>): Planilla => ({
  id: createId(),
  title: 'Datos',
  rowKind: 'record',
  scope: planillaScopeSchema.parse({}),
  columns: [],
  form: null,
  createdAt: new Date(0).toISOString(),
  trashedAt: null,
  ...fields,
});

const pupil = column({ name: 'Alumno', type: 'person' });
const grade = column({ name: 'Grado', type: 'grade' });
const shift = column({ name: 'Turno', type: 'choice', choices: ['Mañana', 'Tarde'] });
const transport = column({ name: 'Transporte', type: 'boolean' });
const phone = column({ name: 'Teléfono', type: 'text', synonyms: ['Celular'] });
const born = column({ name: 'Fecha de nacimiento', type: 'date' });
const address = column({ name: 'Domicilio', type: 'text' });
const fee = column({ name: 'Cuota', type: 'money' });
const pupils = planilla({ columns: [pupil, grade, shift, transport, phone, born, address, fee] });
const leaves = planilla({
  title: 'Licencias docentes',
  scope: planillaScopeSchema.parse({ paperKinds: ['leave-request'] }),
  columns: [
    column({ name: 'Docente', type: 'person' }),
    column({ name: 'Motivo', type: 'text' }),
    column({ name: 'Desde', type: 'date' }),
    column({ name: 'Días', type: 'integer' }),
  ],
});

const plan = (question: string, of: Planilla = pupils) =>
  planRows(question, understandQuestion(question, '2026-11-23'), of);
const brief = (question: string, of: Planilla = pupils) => {
  const planned = plan(question, of);
  if (planned === null) return null;
  const tests = planned.tests.map((one) => [one.column.name, one.test.kind]);
  return { tests, loose: planned.loose, operation: planned.operation, measured: planned.measured?.name ?? null };
};
const counts = { loose: [], operation: 'count', measured: null };

test('birthdays are told by the column of births, of any year, and shown beside each name', () => {
  const planned = plan('¿Quiénes de 3.º B cumplen años en mayo?');
  expect(brief('¿Quiénes de 3.º B cumplen años en mayo?')).toEqual({
    ...counts,
    tests: [
      ['Grado', 'course'],
      ['Fecha de nacimiento', 'birthday'],
    ],
  });
  expect(planned?.shown).toBe(born);
  expect(plan('¿Quiénes cumplen años en mayo?', leaves)).toBeNull();
});

describe('a question meets the columns that it is about', () => {
  test.each([
    [
      'cuantos de tercero b usan transporte',
      [
        ['Grado', 'course'],
        ['Transporte', 'yes'],
      ],
    ],
    ['¿Quiénes van en el turno mañana?', [['Turno', 'words']]],
    ['¿Cuántos alumnos nacieron en 2016?', [['Fecha de nacimiento', 'period']]],
    ['¿Quiénes no tienen celular?', [['Teléfono', 'given']]],
    [
      'listado de alumnos de 2do a con su telefono',
      [
        ['Grado', 'course'],
        ['Teléfono', 'given'],
      ],
    ],
  ])('%s', (question, tests) => {
    expect(brief(question)).toEqual({ ...counts, tests });
  });

  test('words that no column has must stand in a cell, in the column that was named where one was', () => {
    expect(brief('¿Quiénes viven en San Rafael?')).toMatchObject({ loose: ['san', 'rafael'], tests: [] });
    expect(plan('¿Quiénes viven en San Rafael?')?.looseIn.columns).toEqual([address]);
  });

  test('numbers are added up or averaged, and counted things that a column has are added up', () => {
    expect(brief('¿Cuánto suman las cuotas?')).toMatchObject({ operation: 'sum', measured: 'Cuota' });
    expect(brief('¿Cuál es el promedio de días de licencia?', leaves)).toMatchObject({
      operation: 'average',
      measured: 'Días',
    });
    expect(brief('¿Cuántos días de licencia pidió Mamani?', leaves)).toMatchObject({
      operation: 'sum',
      measured: 'Días',
      loose: ['mamani'],
    });
  });

  test('who asked for a leave is told by the planilla of leaves, by its dates', () => {
    expect(brief('¿Quiénes pidieron licencia en mayo?', leaves)).toEqual({ ...counts, tests: [['Desde', 'period']] });
  });

  test('a planilla without a column for what is asked is not asked', () => {
    expect(plan('¿Cuántos alumnos de 3.º B hay?', leaves)).toBeNull();
    expect(plan('¿Cuántos alumnos hay?')).toBeNull();
    expect(plan('¿Quiénes son los docentes?', leaves)).toBeNull();
    expect(plan('¿Cuántas licencias hubo en marzo?', planilla({ columns: [pupil, phone] }))).toBeNull();
  });
});

describe('a row is counted by its cells', () => {
  const cell = (of: Column, fields: Partial<Cell>): Cell => ({
    rowId: createId(),
    columnId: of.id,
    value: null,
    state: 'found',
    evidence: [],
    reading: null,
    alternatives: [],
    inputHash: null,
    approved: false,
    ...fields,
  });
  const verdict = (question: string, cells: Cell[]) => {
    const planned = plan(question);
    if (planned === null) throw new Error('The planilla was expected to answer');
    return tallyRow(planned, cells, null).verdict;
  };
  const usesTransport = '¿Cuántos alumnos usan transporte?';

  test.each([
    ['found', { value: 'true' }, 'in'],
    ['typed by a person', { value: 'true', state: 'manual' }, 'in'],
    ['doubtful', { value: 'true', state: 'doubtful' }, 'doubtful'],
    ['doubtful and approved', { value: 'true', state: 'doubtful', approved: true }, 'in'],
    ['stale', { value: 'true', state: 'stale' }, 'stale'],
    ['another value', { value: 'false' }, 'out'],
    ['absent', { value: null, state: 'absent' }, 'unknown'],
  ] as const)('%s', (_, fields, expected) => {
    expect(verdict(usesTransport, [cell(transport, fields)])).toBe(expected);
  });

  test('a doubtful cell that may also be what is asked is not left out', () => {
    const other = { value: 'true', evidence: [], reading: { kind: 'rule' as const, rule: 'x' }, confidence: 0.5 };
    expect(
      verdict(usesTransport, [cell(transport, { value: 'false', state: 'doubtful', alternatives: [other] })]),
    ).toBe('doubtful');
  });

  test('every test must hold, and words in one cell whatever their gender', () => {
    const question = '¿Quiénes de 3.º viven en calle Larga?';
    const cells = (course: string, street: string) => [
      cell(grade, { value: course }),
      cell(address, { value: street }),
    ];
    expect(verdict(question, cells('3.º B', 'Calle Larga 123'))).toBe('in');
    expect(verdict(question, cells('2.º B', 'Calle Larga 123'))).toBe('out');
    expect(verdict(question, cells('3.º B', 'Calle Corta 9'))).toBe('out');
  });

  test('who has no phone is told by the empty cells', () => {
    expect(verdict('¿Quiénes no tienen teléfono?', [cell(phone, { state: 'absent' })])).toBe('in');
    expect(verdict('¿Quiénes no tienen teléfono?', [cell(phone, { value: '4411' })])).toBe('out');
  });
});
