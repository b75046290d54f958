import { describe, expect, it } from 'vitest';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { GridRow } from '../../../src-shared/contract/planillas-contract.ts';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../../../src-shared/domain/identifiers.ts';
import type { Cell, Column } from '../../../src-shared/domain/planilla.ts';
import { draftMapping, mappingProblem, withLetter } from './form-mapping.ts';
import { keepSameRows } from './keep-same-rows.ts';
import { countStates, createLineMaker, gridColumns, valueText } from './planilla-table.ts';
import { cellAt, nextDoubtful, readingChoices } from './review.ts';
import { viewRows, WHOLE_VIEW } from './row-view.ts';

const planillaId = createId<PlanillaId>();

function column(name: string, type: Column['type'], extra: Partial<Column> = {}): Column {
  return {
    id: createId<ColumnId>(),
    name,
    instruction: '',
    type,
    choices: [],
    synonyms: [],
    examples: [],
    required: false,
    position: 0,
    hidden: false,
    approvedAt: null,
    ...extra,
  };
}

function cell(rowId: RowId, of: Column, value: string | null, state: Cell['state'] = 'found'): Cell {
  return {
    rowId,
    columnId: of.id,
    value,
    state,
    evidence: [],
    reading: null,
    alternatives: [],
    inputHash: null,
    approved: false,
  };
}

function row(label: string, cells: (rowId: RowId) => Cell[]): GridRow {
  const id = createId<RowId>();
  return { id, planillaId, sourceId: null, personId: null, recordKey: null, position: 0, label, cells: cells(id) };
}

const name = column('Nombre', 'text');
const born = column('Nacimiento', 'date');
const amount = column('Importe', 'decimal');
const columns = [name, born, amount];
const rows = [
  row('uno', (id) => [
    cell(id, name, 'Ñandú'),
    cell(id, born, '2016-05-14', 'doubtful'),
    cell(id, amount, '7.5', 'absent'),
  ]),
  row('dos', (id) => [cell(id, name, 'Álvarez'), cell(id, born, '2015-01-02'), cell(id, amount, '120')]),
  row('tres', (id) => [cell(id, name, 'nadie', 'manual'), cell(id, born, null, 'absent')]),
];
const labels = (ids: string[]) => ids.map((id) => rows.find((one) => one.id === id)?.label);
const options = { columns, drafts: new Map(), disputed: new Set<string>(), filling: null };

describe('what a cell shows', () => {
  it('writes dates, decimals and DNI as people of Argentina do', () => {
    expect(valueText('date', '2016-05-14')).toBe('14/05/2016');
    expect(valueText('decimal', '7.5')).toBe('7,5');
    expect(valueText('dni', '52345678')).toBe('52.345.678');
  });

  it('shows as it is what is not a value of its type', () => {
    expect(valueText('date', 'treinta de febrero')).toBe('treinta de febrero');
  });

  it('says why a text that a person typed is no value of the column', () => {
    const typed: Cell = {
      ...cell(rows[0]!.id, born, '31/02/2015', 'doubtful'),
      reading: { kind: 'person', name: 'M' },
    };
    const [line] = createLineMaker()([{ ...rows[0]!, cells: [typed] }], options);
    expect(line?.cells[born.id]?.problem).toContain('«31/02/2015» no es una fecha');
  });

  it('keeps what is being typed until the host has it', () => {
    const drafts = new Map([[rows[1]!.id as string, { [name.id]: { text: 'Álvarez, Ana', problem: null } }]]);
    const lines = createLineMaker()(rows, { ...options, drafts });
    expect(lines[1]?.cells[name.id]).toMatchObject({ text: 'Álvarez, Ana', state: 'manual' });
  });

  it('shimmers only in what a running fill has still to bring', () => {
    const lines = createLineMaker()(rows, { ...options, filling: new Set(columns.map(({ id }) => id as string)) });
    expect(lines[2]?.cells[amount.id]?.filling).toBe(true);
    expect(lines[0]?.cells[name.id]?.filling).toBe(false);
  });

  it('gives the same line back while nothing of its row changed', () => {
    const make = createLineMaker();
    const before = make(rows, options);
    const changed = [{ ...rows[0]! }, rows[1]!, rows[2]!];
    const after = make(changed, options);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it('offers the closed list of a choice and gives numbers to the right', () => {
    const choice = column('Turno', 'choice', { choices: ['Mañana', 'Tarde'] });
    expect(gridColumns([choice, amount], rows)).toMatchObject([
      { suggestions: ['Mañana', 'Tarde'], align: 'start' },
      { align: 'end' },
    ]);
  });
});

describe('counts', () => {
  it('counts each state, and as unread the cells that the host does not have', () => {
    expect(countStates(rows, columns)).toMatchObject({
      cells: 9,
      found: 4,
      doubtful: 1,
      absent: 2,
      manual: 1,
      stale: 0,
      empty: 1,
    });
  });

  it('leaves hidden columns out', () => {
    expect(countStates(rows, [name])).toMatchObject({ cells: 3, found: 2, manual: 1, doubtful: 0 });
  });
});

describe('filters and order', () => {
  it('keeps the rows with a cell in the state, or in that state in one column', () => {
    expect(labels(viewRows(rows, columns, { ...WHOLE_VIEW, state: 'doubtful' }))).toEqual(['uno']);
    expect(labels(viewRows(rows, columns, { ...WHOLE_VIEW, state: 'absent', stateColumn: born.id }))).toEqual(['tres']);
    expect(labels(viewRows(rows, columns, { ...WHOLE_VIEW, state: 'empty' }))).toEqual(['tres']);
  });

  it('filters by the text that is shown, without accents', () => {
    expect(labels(viewRows(rows, columns, { ...WHOLE_VIEW, texts: { [name.id]: 'alvar' } }))).toEqual(['dos']);
    expect(labels(viewRows(rows, columns, { ...WHOLE_VIEW, texts: { [born.id]: '/05/2016' } }))).toEqual(['uno']);
  });

  it('sorts numbers as numbers and leaves rows without a value last both ways', () => {
    const by = (descending: boolean) =>
      labels(viewRows(rows, columns, { ...WHOLE_VIEW, sort: { columnKey: amount.id, descending } }));
    expect(by(false)).toEqual(['uno', 'dos', 'tres']);
    expect(by(true)).toEqual(['dos', 'uno', 'tres']);
  });

  it('sorts words as Spanish does', () => {
    const view = { ...WHOLE_VIEW, sort: { columnKey: name.id, descending: false } };
    expect(labels(viewRows(rows, columns, view))).toEqual(['dos', 'tres', 'uno']);
  });
});

describe('reviewing', () => {
  it('walks the doubtful cells forwards and backwards around the ends', () => {
    const two = [rows[0]!, row('cuatro', (id) => [cell(id, name, 'x', 'doubtful')])];
    const first = nextDoubtful(two, columns, null, 1);
    expect(first).toEqual({ row: 0, column: 2 });
    expect(nextDoubtful(two, columns, first, 1)).toEqual({ row: 1, column: 1 });
    expect(nextDoubtful(two, columns, first, -1)).toEqual({ row: 1, column: 1 });
    expect(nextDoubtful([rows[1]!], columns, null, 1)).toBeNull();
  });

  it('finds the next one from the column of names too', () => {
    expect(nextDoubtful(rows, columns, { row: 0, column: 0 }, 1)).toEqual({ row: 0, column: 2 });
  });

  it('offers each reading once, the present one first', () => {
    const reading = { kind: 'rule', rule: 'etiqueta' } as const;
    const candidate = (value: string) => ({ value, evidence: [], reading, confidence: 0.5 });
    const doubtful = {
      ...cell(rows[0]!.id, born, '2016-05-14', 'doubtful'),
      alternatives: [candidate('2016-05-14'), candidate('2016-05-04')],
    };
    expect(readingChoices(doubtful)).toEqual([
      { value: '2016-05-14', alternative: null },
      { value: '2016-05-04', alternative: 1 },
    ]);
  });

  it('has no cell on the column of names', () => {
    expect(cellAt(rows, columns, { row: 0, column: 0 })).toBeNull();
    expect(cellAt(rows, columns, { row: 1, column: 3 })?.cell?.value).toBe('120');
  });
});

describe('rows that come again', () => {
  it('keeps the object of a row that did not change and takes that of one that did', () => {
    const again = structuredClone(rows);
    again[1]!.cells[0]!.value = 'Álvarez, Ana';
    const kept = keepSameRows({ rows, total: 3 }, { rows: again, total: 3 });
    expect(kept.rows[0]).toBe(rows[0]);
    expect(kept.rows[1]).toBe(again[1]);
  });

  it('notices a change of the proof alone', () => {
    const again = structuredClone(rows);
    const locator = { type: 'cell', page: 1, start: 0, end: 1, sheet: 'Hoja1', reference: 'A1' } as const;
    again[0]!.cells[0]!.evidence = [{ sourceId: createId(), locator, quote: 'x' }];
    expect(keepSameRows({ rows, total: 3 }, { rows: again, total: 3 }).rows[0]).toBe(again[0]);
  });
});

describe("the school's form", () => {
  const inspection: ContractOutputs['planillas']['inspectForm'] = {
    sha256: 'a'.repeat(64),
    fileName: 'planilla.xlsx',
    sheets: [
      {
        name: 'Hoja1',
        firstRow: 5,
        columns: [
          { letter: 'B', header: 'NOMBRE ' },
          { letter: 'C', header: 'Fecha de nac.' },
        ],
        preview: [],
      },
    ],
  };

  it('guesses by title or synonym, without accents or case', () => {
    const dated = { ...born, synonyms: ['fecha de nac'] };
    expect(draftMapping(inspection, [name, dated, amount])).toMatchObject({
      sheet: 'Hoja1',
      firstRow: 5,
      columns: [
        { columnId: name.id, letter: 'B' },
        { columnId: born.id, letter: 'C' },
      ],
    });
  });

  it('sees through dots, and takes a title that only begins like the column', () => {
    const sheet = {
      ...inspection.sheets[0]!,
      columns: [
        { letter: 'A', header: 'D.N.I.' },
        { letter: 'B', header: 'Grado' },
      ],
    };
    const wanted = [column('DNI', 'dni'), column('Grado y sección', 'grade')];
    const form = draftMapping({ ...inspection, sheets: [sheet] }, wanted);
    expect(form?.columns.map(({ letter }) => letter)).toEqual(['A', 'B']);
  });

  it('knows titles cut short and the other names of school papers', () => {
    const headers = ['Apell. y nom.', 'Nro. doc.', 'F. de nac.', 'Tel.'];
    const sheet = {
      ...inspection.sheets[0]!,
      columns: headers.map((header, index) => ({ letter: 'ABCD'[index]!, header })),
    };
    const wanted = [
      column('Teléfono', 'text'),
      column('DNI', 'dni'),
      column('Fecha de nacimiento', 'date'),
      column('Apellido y nombres', 'person'),
    ];
    const form = draftMapping({ ...inspection, sheets: [sheet] }, wanted);
    expect(form?.columns.map(({ letter }) => letter)).toEqual(['D', 'B', 'C', 'A']);
  });

  it('does not let two columns go to the same place, nor none anywhere', () => {
    const form = draftMapping(inspection, [name])!;
    expect(mappingProblem(form)).toBeNull();
    expect(mappingProblem(withLetter(form, amount.id, 'B'))).toContain('B');
    expect(mappingProblem(withLetter(form, name.id, ''))).not.toBeNull();
  });
});
