import { beforeAll, describe, expect, test } from 'vitest';
import type { PlanillaId } from '../../src-shared/domain/identifiers.ts';
import { type Column, columnDefinitionSchema, planillaScopeSchema } from '../../src-shared/domain/planilla.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const form = (name: string, dni: string, street: string) =>
  `FICHA DE INSCRIPCIÓN\nApellido y nombres: ${name}\nDNI: ${dni}\nFecha de nacimiento: 12/03/2015\nDomicilio: ${street}\n`;

let library: OpenLibrary;
let planillaId: PlanillaId;

async function columnId(name: string) {
  const { columns } = await library.client.planillas.get({ planillaId });
  return columns.find((column) => column.name === name)!.id;
}

async function type(column: string, text: string, label?: string) {
  const { rowId } = await library.cell(planillaId, column, label);
  return library.client.planillas.edit({ planillaId, edits: [{ rowId, columnId: await columnId(column), text }] });
}

beforeAll(async () => {
  library = await openLibrary();
  await library.ingest(
    library.write('sosa.txt', form('Sosa, Lucía', '55.123.456', 'Belgrano 123')),
    library.write('gauna.txt', form('Gauna, Tobías', '54.987.654', 'Mitre 456')),
  );
  planillaId = await library.createPlanilla('document', [
    { name: 'Apellido y nombres', type: 'person' },
    { name: 'DNI', type: 'dni' },
    { name: 'Fecha de nacimiento', type: 'date' },
    { name: 'Domicilio', type: 'text' },
  ]);
  await library.fill(planillaId);
});

test('a fill finds what the papers say, each with the quote that proves it', async () => {
  const dni = await library.cell(planillaId, 'DNI', 'sosa.txt');
  expect(dni).toMatchObject({ state: 'found', value: '55123456', reading: { kind: 'rule' } });
  expect(dni.evidence[0]?.quote).toContain('55.123.456');
});

test('what a person typed survives a fill of everything, and undo and redo take it back and forth', async () => {
  expect(await type('DNI', '40.111.222', 'sosa.txt')).toEqual({ invalid: [] });
  await library.fill(planillaId, { everything: true });
  expect(await library.cell(planillaId, 'DNI', 'sosa.txt')).toMatchObject({
    state: 'manual',
    value: '40111222',
    reading: { kind: 'person' },
  });
  await library.client.library.undo();
  expect(await library.cell(planillaId, 'DNI', 'sosa.txt')).toMatchObject({ state: 'found', value: '55123456' });
  await library.client.library.redo();
  expect(await library.cell(planillaId, 'DNI', 'sosa.txt')).toMatchObject({ state: 'manual', value: '40111222' });
});

test('a planilla’s design goes out as a file without anything of the papers, and comes back as another planilla', async () => {
  const { client } = library;
  const file = await client.planillas.exportDesign({ planillaId });
  const { title, columns } = await client.planillas.get({ planillaId });
  expect(file.name).toBe(`${title}.json`);
  const text = await file.text();
  expect(text).not.toMatch(/sosa|55123456|Belgrano/i);
  const design = await client.planillas.readDesign({ file });
  const { rows: rowKind, paperKinds } = design;
  const scope = planillaScopeSchema.parse({ paperKinds });
  const defined = design.columns.map((column) => columnDefinitionSchema.parse(column));
  const made = await client.planillas.create({ title: design.title, rowKind, scope, columns: defined });
  const other = await client.planillas.get({ planillaId: made.planillaId });
  const asked = ({ name, type, instruction, synonyms }: Column) => ({ name, type, instruction, synonyms });
  expect([other.title, other.rowKind, other.columns.map(asked)]).toEqual([title, 'document', columns.map(asked)]);
  const broken = new File([text.replace('"dni"', '"documento"')], 'rota.json');
  await expect(client.planillas.readDesign({ file: broken })).rejects.toMatchObject({
    data: { code: 'SPEC_INVALID', data: { detail: expect.stringContaining('columns[1] («DNI»), «type»') } },
  });
});

test('a design that nobody could bring is not written: its owner is told why', async () => {
  const { client } = library;
  const scope = planillaScopeSchema.parse({});
  const columnOf = (name: string) => columnDefinitionSchema.parse({ name, type: 'text' });
  const create = (...names: string[]) =>
    client.planillas.create({ title: 'Turnos', rowKind: 'document', scope, columns: names.map(columnOf) });
  const alike = await create('Turno', 'turnó');
  await expect(client.planillas.exportDesign(alike)).rejects.toMatchObject({
    data: {
      code: 'DESIGN_UNREADABLE',
      data: { name: 'Turnos', detail: 'columns[1] («turnó») se llama igual que columns[0] («Turno»)' },
    },
  });
  const wide = await create(...Array.from({ length: 100 }, (_, at) => `Columna ${at}`));
  await client.planillas.addColumn({ ...wide, definition: columnOf('Una más') });
  await expect(client.planillas.exportDesign(wide)).rejects.toMatchObject({
    data: { code: 'DESIGN_UNREADABLE', data: { detail: '«columns» pasa de 100 elementos' } },
  });
});

test('a file that is too large for any design is said to be so', async () => {
  const file = new File([new Uint8Array(4_000_001)], 'enorme.json');
  await expect(library.client.planillas.readDesign({ file })).rejects.toMatchObject({
    data: { code: 'SPEC_TOO_LARGE', data: { name: 'enorme.json' } },
  });
});

test('a text that is no value of its column is kept, named, and not written over', async () => {
  const { invalid } = await type('Fecha de nacimiento', 'mañana', 'gauna.txt');
  expect(invalid).toMatchObject([{ code: 'VALUE_INVALID' }]);
  await library.fill(planillaId, { everything: true });
  expect(await library.cell(planillaId, 'Fecha de nacimiento', 'gauna.txt')).toMatchObject({
    state: 'doubtful',
    value: 'mañana',
  });
});

describe('a column whose question changed', () => {
  test('is stale but for what a person typed or accepted, and only it is read again', async () => {
    const { client } = library;
    const accepted = await library.cell(planillaId, 'Domicilio', 'sosa.txt');
    await client.planillas.accept({ planillaId, cells: [{ rowId: accepted.rowId, columnId: accepted.columnId }] });
    const untouched = await library.cell(planillaId, 'Apellido y nombres', 'gauna.txt');
    await client.planillas.updateColumn({
      planillaId,
      columnId: accepted.columnId,
      definition: { instruction: 'Calle y número.' },
    });
    expect(await library.cell(planillaId, 'Domicilio', 'gauna.txt')).toMatchObject({ state: 'stale' });
    expect(await library.cell(planillaId, 'Domicilio', 'sosa.txt')).toMatchObject({ state: 'found', approved: true });
    expect(await library.cell(planillaId, 'Apellido y nombres', 'gauna.txt')).toEqual(untouched);
    await library.fill(planillaId);
    expect(await library.cell(planillaId, 'Domicilio', 'gauna.txt')).toMatchObject({ state: 'found', approved: false });
    expect(await library.cell(planillaId, 'Domicilio', 'sosa.txt')).toMatchObject({
      value: accepted.value,
      approved: true,
    });
  });

  test('that is approved stays as it is until it is opened', async () => {
    const { client } = library;
    const column = await columnId('Domicilio');
    await client.planillas.approveColumn({ planillaId, columnId: column, approved: true });
    await client.planillas.updateColumn({ planillaId, columnId: column, definition: { synonyms: ['Vive en'] } });
    const before = await library.cell(planillaId, 'Domicilio', 'gauna.txt');
    await library.fill(planillaId, { everything: true });
    expect(await library.cell(planillaId, 'Domicilio', 'gauna.txt')).toEqual(before);
    await client.planillas.approveColumn({ planillaId, columnId: column, approved: false });
    await library.fill(planillaId);
    expect(await library.cell(planillaId, 'Domicilio', 'gauna.txt')).toMatchObject({ state: 'found' });
  });
});

test('a paper that goes to the trash takes its row along, unless somebody typed in it', async () => {
  await library.ingest(library.write('vera.txt', form('Vera, Juana', '53.222.111', 'Sarmiento 9')));
  await library.fill(planillaId);
  const labels = async () => (await library.client.planillas.rows({ planillaId })).rows.map((row) => row.label).sort();
  expect(await labels()).toEqual(['gauna.txt', 'sosa.txt', 'vera.txt']);
  const gone = [await library.paper('vera.txt'), await library.paper('sosa.txt')];
  await library.client.sources.trash({ sourceIds: gone.map((source) => source.id) });
  await library.fill(planillaId);
  expect(await labels()).toHaveLength(2);
  expect((await library.cell(planillaId, 'DNI', 'sosa.txt')).value).toBe('40111222');
});
