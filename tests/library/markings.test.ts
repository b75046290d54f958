import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ContractOutputs } from '../../src-shared/contract/index.ts';
import type { TemplateMarkingId } from '../../src-shared/domain/identifiers.ts';
import { type MarkStep, otherPlaces } from '../../src-shared/domain/template-marks.ts';
import { paragraphsOf } from '../../src-shared/domain/template-page.ts';
import { schoolActa, schoolLetter } from '../fixtures/school-letter.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

let library: OpenLibrary;
const date = '2026-11-23';
const body = 'word/document.xml';

beforeAll(async () => {
  library = await openLibrary();
  await library.client.library.updateSettings({ schoolName: 'Escuela N.º 9', userName: 'Ana' });
  await library.ingest(
    library.write(
      'padron.csv',
      'Apellido;Nombre;DNI;Curso\nPaz;Luz;50111222;2.º A\nVega;Teo;50111333;2.º A\nRuiz;Ana;50111444;2.º B',
    ),
  );
  const { id } = await library.paper('padron.csv');
  await library.ended(await library.client.people.importRoster({ sourceIds: [id], role: 'pupil' }));
});

type Shown = ContractOutputs['markings']['show'];

/** Brings a document that is to be marked. */
const begin = async (bytes: Uint8Array<ArrayBuffer>, name: string) => {
  const brought = await library.client.documents.addTemplate({ file: new File([bytes], name) });
  if (brought.as !== 'marking') throw new Error('It has fields already');
  return brought.markingId;
};
const code = (wanted: string) => ({ data: expect.objectContaining({ code: wanted }) });
const linesOf = ({ page }: Pick<Shown, 'page'>, part = body) =>
  page.parts.flatMap((each) => (each.file === part ? paragraphsOf(each.blocks).map(({ text }) => text) : []));
const mark = async (markingId: TemplateMarkingId, step: MarkStep) => {
  const { marking } = await library.client.markings.show({ markingId });
  await library.client.markings.mark({ markingId, step, after: marking.content.steps.length });
  return library.client.markings.show({ markingId });
};
/** Marks some words of the text, and wherever else they stand. */
const markWords = async (markingId: TemplateMarkingId, words: string, name: string) => {
  const { page } = await library.client.markings.show({ markingId });
  const lines = linesOf({ page });
  const paragraph = lines.findIndex((line) => line.includes(words));
  const start = lines[paragraph]!.indexOf(words);
  const place = { file: body, paragraph, start, end: start + words.length };
  return mark(markingId, { kind: 'field', name, places: [place, ...otherPlaces(page, place)] });
};

test('a letter of the school’s becomes a template with its looks: marked, taken back, tried, saved and written from', async () => {
  const { markings, documents, library: whole } = library.client;
  const markingId = await begin(await schoolLetter(), 'Constancia 2025.docx');
  expect((await markings.list()).map(({ content }) => content.name)).toEqual(['Constancia 2025']);
  await expect(markings.finish({ markingId, name: 'Constancia' })).rejects.toMatchObject(
    code('TEMPLATE_WITHOUT_FIELDS'),
  );

  const shown = await markWords(markingId, 'Juan Pérez', 'Nombre y apellido');
  expect(linesOf(shown)).toEqual([
    'CONSTANCIA',
    'Se deja constancia de que {Nombre y apellido}, DNI 51.234.567, cursa 3.º B en el turno Mañana.',
    'Firma de quien retira a {Nombre y apellido}:',
  ]);
  expect(linesOf(shown, shown.page.parts[0]!.file)).toEqual(['Legajo de {Nombre y apellido}']);
  await whole.undo();
  expect(linesOf(await markings.show({ markingId }))[1]).toContain('Juan Pérez');
  await whole.redo();
  await markWords(markingId, '51.234.567', 'DNI');
  const both = await markWords(markingId, 'Mañana', 'Turno');
  expect(both.fields.map(({ name, parts }) => [name, parts])).toEqual([
    ['Nombre y apellido', ['header', 'body']],
    ['DNI', ['body']],
    ['Turno', ['body']],
  ]);
  expect(both.examples).toEqual({ nombre_y_apellido: 'Juan Pérez', dni: '51.234.567', turno: 'Mañana' });

  const page = await markings.preview({ markingId, date });
  expect(linesOf({ page })[1]).toBe(
    'Se deja constancia de que Luz Paz, DNI 50.111.222, cursa 3.º B en el turno Mañana.',
  );
  const { templateId } = await markings.finish({ markingId, name: 'Constancia nuestra' });
  expect(await markings.list()).toEqual([]);
  const [template] = await documents.templates({});
  expect(template).toMatchObject({ id: templateId, content: { name: 'Constancia nuestra' } });
  const plan = await documents.plan({ templateId, rowsFrom: { kind: 'roster', course: null }, date });
  expect(plan.mapping).toMatchObject({
    nombre_y_apellido: { column: 'roster:plain-name' },
    dni: { column: 'roster:dni' },
  });

  await whole.undo();
  expect(await documents.templates({})).toEqual([]);
  expect((await markings.list()).map(({ id }) => id)).toEqual([markingId]);
  await markings.leave({ markingId });
  expect(await markings.list()).toEqual([]);
});

test('rows and items repeat, and an acta is known by it', async () => {
  const { markings, documents } = library.client;
  const markingId = await begin(await schoolActa(), 'Acta.docx');
  await markWords(markingId, '12/03/2026', 'Fecha corta');
  await markWords(markingId, 'Ana Ruiz', 'nombre');
  await markWords(markingId, 'Directora', 'cargo');
  await mark(markingId, { kind: 'repeat', place: { file: body, from: 3, to: 4 }, list: 'presentes', dropped: 1 });
  await markWords(markingId, 'Feria de ciencias', 'titulo');
  const shown = await mark(markingId, {
    kind: 'repeat',
    place: { file: body, from: 6, to: 6 },
    list: 'temas',
    dropped: 1,
  });
  expect(shown.problem).toBeNull();
  expect(linesOf(shown)).toEqual([
    'Acta del {Fecha corta}',
    'Nombre',
    'Cargo',
    '{#presentes}{nombre}',
    '{cargo}{/presentes}',
    'Temas',
    '{#temas}',
    '{titulo}',
    '{/temas}',
    'Sin más.',
  ]);
  expect(linesOf({ page: await markings.preview({ markingId, date }) })).toEqual([
    'Acta del 23/11/2026',
    'Nombre',
    'Cargo',
    ...['Ana Ruiz', 'Directora', 'Ana Ruiz', 'Directora'],
    'Temas',
    ...['Feria de ciencias', 'Feria de ciencias'],
    'Sin más.',
  ]);
  const { templateId } = await markings.finish({ markingId, name: 'Acta nuestra' });
  await expect(documents.plan({ templateId, rowsFrom: { kind: 'roster', course: null }, date })).rejects.toMatchObject(
    code('TEMPLATE_IS_FOR_ACTAS'),
  );
});

test('the marks of a template are changed as a new version of it, once at a time', async () => {
  const { markings, documents } = library.client;
  const { templateId } = await documents.addReadyTemplate({ key: 'nota' });
  const before = (await documents.templates({})).find(({ id }) => id === templateId)!;
  const { markingId } = await markings.beginFrom({ templateId });
  expect(await markings.beginFrom({ templateId })).toEqual({ markingId });
  const shown = await markings.show({ markingId });
  const lines = linesOf(shown);
  const paragraph = lines.findIndex((line) => line.includes('{'));
  const [name] = /\{[^{}#/^]+\}/.exec(lines[paragraph]!)!;
  const start = lines[paragraph]!.indexOf(name);
  const place = { file: body, paragraph, start, end: start + name.length };
  await mark(markingId, { kind: 'text', places: [place], text: 'siempre igual' });
  await expect(
    markings.mark({ markingId, step: { kind: 'drop', place: { file: body, from: 0, to: 0 } }, after: 0 }),
  ).rejects.toMatchObject(code('MARKING_CHANGED'));
  expect(await markings.finish({ markingId, name: 'Nota' })).toEqual({ templateId });
  expect((await documents.templateVersions({ templateId })).map(({ content }) => content.fields.length)).toEqual([
    expect.any(Number),
    before.content.fields.length,
  ]);
  expect((await documents.templateText({ templateId })).text).toContain('siempre igual');
  await expect(markings.show({ markingId })).rejects.toMatchObject(code('NOT_FOUND'));
});

test('a document whose own braces are wrong is shown with the mistake, and mended by writing over it', async () => {
  const { markings } = library.client;
  const { Document, Packer, Paragraph } = await import('docx');
  const broken = new Document({ sections: [{ children: [new Paragraph('Tema {#temas} sin fin')] }] });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(broken));
  const markingId = await begin(bytes, 'roto.docx');
  expect((await markings.show({ markingId })).problem).toMatchObject({
    code: 'TEMPLATE_LOOP_UNCLOSED',
    data: { field: 'temas' },
  });
  await expect(markings.finish({ markingId, name: 'x' })).rejects.toMatchObject(code('TEMPLATE_LOOP_UNCLOSED'));
  const mended = await mark(markingId, { kind: 'once', file: body, paragraph: 0, start: 5 });
  expect(mended.problem).toBeNull();
  expect(linesOf(mended)).toEqual(['Tema  sin fin']);
  await markings.leave({ markingId });
});

test('what is no document is refused when it is brought, and the names to choose from are the school’s', async () => {
  const { markings } = library.client;
  await expect(begin(new Uint8Array([1, 2]), 'a.docx')).rejects.toMatchObject(code('TEMPLATE_NOT_DOCX'));
  const { school, roster } = await markings.choices({ date });
  expect(school).toContainEqual({ name: 'Escuela', text: 'Escuela N.º 9' });
  expect(school.find(({ name }) => name === 'Año')).toEqual({ name: 'Año', text: '2026' });
  expect(roster).toEqual(expect.arrayContaining(['Apellido y nombre', 'DNI', 'Curso']));
});

test('the document that was marked is forgotten some days after, unless a template still has its file', async () => {
  const { client, useCases, folder } = library;
  const isKept = (sha256: string) =>
    existsSync(join(folder, 'biblioteca', 'blobs', sha256.slice(0, 2), sha256.slice(2)));
  const bytes = await schoolLetter();
  const brought = async (name: string) => {
    const markingId = await begin(bytes, name);
    return { markingId, ...(await client.markings.show({ markingId })).marking.content };
  };
  const letter = await brought('Con los datos de Juan.docx');
  const twin = await brought('La misma.docx');
  expect(twin.sha256).toBe(letter.sha256);
  const { templateId } = await client.documents.addReadyTemplate({ key: 'circular' });
  const circular = (await client.documents.templates({})).find(({ id }) => id === templateId)!.content;
  const copy = await client.markings.beginFrom({ templateId });

  await client.markings.leave(copy);
  await useCases.purgeDocuments.forgetMarked({ days: -1 });
  expect(isKept(circular.sha256)).toBe(true);
  await client.markings.leave(letter);
  await useCases.purgeDocuments.forgetMarked({ days: -1 });
  expect(isKept(letter.sha256)).toBe(true);
  expect((await client.markings.list()).map(({ id }) => id)).toEqual([twin.markingId]);
  await client.markings.leave(twin);
  await useCases.purgeDocuments.forgetMarked({ days: 1 });
  expect(isKept(letter.sha256)).toBe(true);
  await useCases.purgeDocuments.forgetMarked({ days: -1 });
  expect(isKept(letter.sha256)).toBe(false);
});

test('a template that goes for good leaves its file to whom is changing its marks', async () => {
  const { client, useCases } = library;
  const { templateId } = await client.documents.addReadyTemplate({ key: 'constancia-de-alumno-regular' });
  const { markingId } = await client.markings.beginFrom({ templateId });
  await client.documents.trashTemplate({ templateId });
  const task = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'Ana' } };
  expect(await useCases.purgeDocuments.emptyTrash({ days: -1 }, task)).toBe(1);
  expect((await client.markings.show({ markingId })).problem).toBeNull();
  const again = await client.markings.finish({ markingId, name: 'Constancia de antes' });
  expect(again.templateId).not.toBe(templateId);
});
