import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { paragraphTexts } from '../../src-main/adapters/docx-template/paragraph-texts.ts';
import type { RowsFrom } from '../../src-shared/domain/document-order.ts';
import type { TemplateId } from '../../src-shared/domain/identifiers.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;
let templateId: TemplateId;
let rowsFrom: RowsFrom;

const date = '2026-11-23';
const roster = [
  'Apellido;Nombre;DNI;Curso;Turno',
  'Ruiz;Ana;51234567;3.º B;Mañana',
  'Ruiz;Ana;50111222;3.º B;Tarde',
  'Paz;Luz;;3.º B;Tarde',
].join('\n');

beforeAll(async () => {
  library = await openLibrary();
  const { client } = library;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 9 «Sarmiento»', schoolCity: 'Azul', userName: 'Ana' });
  await library.ingest(library.write('padron.csv', roster));
  const { id } = await library.paper('padron.csv');
  await library.ended(await client.people.importRoster({ sourceIds: [id], role: 'pupil' }));
  ({ templateId } = await client.documents.addReadyTemplate({ key: 'constancia-de-alumno-regular' }));
  rowsFrom = { kind: 'roster', course: null };
});

const code = (wanted: string, data: object = {}) => ({
  data: expect.objectContaining({ code: wanted, data: expect.objectContaining(data) }),
});
const textOf = (bytes: Uint8Array) => paragraphTexts(strFromU8(unzipSync(bytes)['word/document.xml']!)).join('\n');
const order = async (more: object = {}) => {
  const { mapping } = await library.client.documents.plan({ templateId, rowsFrom, date });
  const presented = { ...mapping, ante_quien_se_presenta: { from: 'text' as const, text: 'ANSES' } };
  return { templateId, rowsFrom, date, mapping: presented, as: 'each' as const, leaveBlanks: true, ...more };
};
const download = async (documentId: Parameters<typeof library.client.documents.writtenFile>[0]['documentId']) => {
  const file = await library.client.documents.writtenFile({ documentId });
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
};

test('each field finds its column by its name, the school and the day are known, and what lacks is named before anything is written', async () => {
  const { documents } = library.client;
  const plan = await documents.plan({ templateId, rowsFrom, date });
  expect(plan.fields.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Número', 'Apellido y nombre', 'DNI', 'Curso', 'Turno', 'Ante quién se presenta']),
  );
  expect(plan.mapping).toMatchObject({
    numero: { from: 'number', first: 1 },
    apellido_y_nombre: { from: 'column', column: 'roster:name' },
    dni: { from: 'column', column: 'roster:dni' },
    curso: { from: 'column', column: 'roster:course' },
    ante_quien_se_presenta: { from: 'text', text: '' },
  });
  expect(plan.known).toContainEqual({
    field: 'Fecha en letras',
    text: 'a los veintitrés días del mes de noviembre de dos mil veintiséis',
  });
  const checked = await documents.check(await order());
  expect(checked).toMatchObject({ count: 3, missing: [{ field: 'DNI', rows: ['Paz, Luz'], count: 1 }] });
  expect(checked.preview).toContain('La Dirección del establecimiento Escuela N.º 9 «Sarmiento» deja constancia');
  expect(checked.preview).not.toMatch(/\{|undefined/);
});

test('nothing is written while a value lacks, unless the person wants a line to write on', async () => {
  const { documents, jobs } = library.client;
  const { jobId } = await documents.write(await order({ leaveBlanks: false }));
  await expect(library.ended({ jobId })).rejects.toThrow('DOCUMENT_VALUES_MISSING');
  expect((await jobs.get({ jobId })).errorData).toMatchObject({ fields: 'DNI' });
  expect(await documents.written({})).toEqual([]);
});

test('one file each: distinct names, numbers that go up, a line where a value lacks', async () => {
  const { documents } = library.client;
  const { documentId, jobId } = await documents.write(await order());
  expect((await library.ended({ jobId })).summary).toBe('3 documentos hechos');
  const { name, bytes } = await download(documentId);
  expect(name).toBe('Constancia de alumno regular - Padrón.zip');
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual([
    'Constancia de alumno regular - Paz, Luz.docx',
    'Constancia de alumno regular - Ruiz, Ana (2).docx',
    'Constancia de alumno regular - Ruiz, Ana.docx',
  ]);
  const texts = Object.values(files).map(textOf);
  expect(texts.map((text) => /N\.º (\d+)/.exec(text)?.[1]).sort()).toEqual(['1', '2', '3']);
  const luz = texts.find((text) => text.includes('Paz, Luz'));
  expect(luz).toMatch(/DNI _{5,}, es alumno/);
  expect(luz).toContain('turno Tarde');
  expect(luz).toContain('se extiende la presente en Azul, a los veintitrés días');
  expect(texts.join()).not.toMatch(/undefined|\{|\}/);
});

test('one file for all, and the mapping and the numbers go on from the last time', async () => {
  const { documents } = library.client;
  const { mapping } = await documents.plan({ templateId, rowsFrom, date });
  expect(mapping).toMatchObject({
    numero: { from: 'number', first: 4 },
    ante_quien_se_presenta: { from: 'text', text: 'ANSES' },
  });
  const [first] = (await documents.plan({ templateId, rowsFrom, date })).rows;
  const some = await documents.write(await order({ as: 'one', rowIds: [first!.id] }));
  await library.ended(some);
  const all = await documents.write(await order({ as: 'one' }));
  await library.ended(all);
  const { name, bytes } = await download(all.documentId);
  expect(name).toBe('Constancia de alumno regular - Padrón.docx');
  expect(textOf(bytes).match(/CONSTANCIA DE ALUMNO REGULAR/g)).toHaveLength(3);
  expect(
    (await documents.written({})).map((item) => item.kind === 'rows' && { count: item.count, numbers: item.numbers }),
  ).toEqual([
    { count: 3, numbers: { first: 5, last: 7 } },
    { count: 1, numbers: { first: 4, last: 4 } },
    { count: 3, numbers: { first: 1, last: 3 } },
  ]);
});

test('from a planilla the values are its cells’, and those that nobody confirmed are named', async () => {
  const { client } = library;
  const planillaId = await library.createPlanilla('document', [
    { name: 'Apellido y nombre', type: 'person' },
    { name: 'DNI', type: 'dni' },
  ]);
  const { rowId } = await client.planillas.addRow({ planillaId });
  const { columns } = await client.planillas.get({ planillaId });
  await client.planillas.edit({
    planillaId,
    edits: [
      { rowId, columnId: columns[0]!.id, text: 'Sosa, Eva' },
      { rowId, columnId: columns[1]!.id, text: '49.888.777' },
    ],
  });
  const from: RowsFrom = { kind: 'planilla', planillaId };
  const plan = await client.documents.plan({ templateId, rowsFrom: from, date });
  expect(plan.mapping.dni).toEqual({ from: 'column', column: columns[1]!.id });
  const { documentId, jobId } = await client.documents.write(
    await order({ rowsFrom: from, mapping: plan.mapping, as: 'one', rowIds: [rowId] }),
  );
  await library.ended({ jobId });
  expect(textOf((await download(documentId)).bytes)).toContain('Sosa, Eva, DNI 49.888.777');
});

test('a template of the school’s is added, changed and taken back to an old version; each change can be undone', async () => {
  const { client } = library;
  const { documents } = client;
  const ready = await documents.templateFile({ templateId });
  const brought = await documents.addTemplate({ file: new File([ready], 'Constancia de la escuela.docx') });
  if (brought.as !== 'template') throw new Error('It has fields already');
  const own = brought.templateId;
  const shown = async () => (await documents.templates({})).find(({ id }) => id === own);
  expect((await shown())?.content).toMatchObject({
    name: 'Constancia de la escuela',
    fileName: 'Constancia de la escuela.docx',
  });
  const nota = new File([await documents.templateFile({ templateId: await addNota() })], 'otra.docx');
  await documents.replaceTemplate({ templateId: own, file: nota });
  expect((await shown())?.content.fields.map(({ name }) => name)).toContain('Destinatario');
  const versions = await documents.templateVersions({ templateId: own });
  expect(versions).toHaveLength(2);
  await documents.restoreVersion({ templateId: own, versionId: versions[1]!.id });
  expect((await shown())?.content.fields.map(({ name }) => name)).toContain('Ante quién se presenta');
  await client.library.undo();
  expect((await shown())?.content.fields.map(({ name }) => name)).toContain('Destinatario');
  await expect(
    documents.renameTemplate({ templateId: own, name: 'CONSTANCIA de alumno regular' }),
  ).rejects.toMatchObject(code('TEMPLATE_NAME_TAKEN', { name: 'Constancia de alumno regular' }));
  await documents.trashTemplate({ templateId: own });
  expect(await shown()).toBeUndefined();
  await documents.restoreTemplate({ templateId: own });
  expect(await shown()).toBeDefined();
});

async function addNota(): Promise<TemplateId> {
  return (await library.client.documents.addReadyTemplate({ key: 'nota' })).templateId;
}

test('every template that comes with the program is understood, and an acta’s is not written for rows', async () => {
  const { documents } = library.client;
  const ready = await documents.readyTemplates();
  expect(ready.map(({ name }) => name)).toEqual([
    'Acta de reunión',
    'Acta de entrevista',
    'Constancia de alumno regular',
    'Nota',
    'Circular',
  ]);
  const { templateId: acta } = await documents.addReadyTemplate({ key: 'acta-de-reunion' });
  const { text } = await documents.templateText({ templateId: acta });
  expect(text).toContain('{#Decisiones}');
  await expect(documents.plan({ templateId: acta, rowsFrom, date })).rejects.toMatchObject(
    code('TEMPLATE_IS_FOR_ACTAS', { name: 'Acta de reunión' }),
  );
});

test('a file that is no template is refused with what is wrong with it, and nothing is kept', async () => {
  const { documents } = library.client;
  const before = await documents.templates({});
  const file = new File(['hola'], 'modelo.docx');
  await expect(documents.addTemplate({ file })).rejects.toMatchObject(
    code('TEMPLATE_NOT_DOCX', { name: 'modelo.docx' }),
  );
  expect(await documents.templates({})).toEqual(before);
});
