import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { paragraphTexts } from '../../src-main/adapters/docx-template/paragraph-texts.ts';
import type { ActaLine, ActaSection } from '../../src-shared/domain/acta/acta-record.ts';
import type { ActaId, SourceId, TemplateId } from '../../src-shared/domain/identifiers.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';
import { hearing, meeting } from './said-in-meeting.ts';

const voice = new Uint8Array(readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url)));

let library: OpenLibrary;
let sourceId: SourceId;
let templateId: TemplateId;

beforeAll(async () => {
  library = await openLibrary({
    findTranscriber: async () => ({ transcriber: hearing(() => meeting), model: 'ggml-de-prueba.bin' }),
  });
  const { client } = library;
  await client.library.updateSettings({ schoolName: 'Escuela N.º 9', schoolCity: 'Azul', userName: 'Ana' });
  await library.ingest(library.write('Reunión 2026-11-03.opus', voice));
  sourceId = (await library.paper('Reunión 2026-11-03.opus')).id;
  ({ templateId } = await client.documents.addReadyTemplate({ key: 'acta-de-reunion' }));
});

const code = (wanted: string, data: object = {}) => ({
  data: expect.objectContaining({ code: wanted, data: expect.objectContaining(data) }),
});
const get = (actaId: ActaId) => library.client.actas.get({ actaId });
const linesIn = async (actaId: ActaId, section: ActaSection) =>
  (await get(actaId)).lines.filter((line) => line.section === section);
const textsIn = async (actaId: ActaId, section: ActaSection) =>
  (await linesIn(actaId, section)).map(({ text }) => text);
const textOf = ({ text, isTitle, role, responsible, due }: ActaLine) => ({ text, isTitle, role, responsible, due });
const docxText = async (actaId: ActaId) => {
  const bytes = new Uint8Array(await (await library.client.actas.file({ actaId })).arrayBuffer());
  return paragraphTexts(strFromU8(unzipSync(bytes)['word/document.xml']!)).join('\n');
};

async function create(): Promise<ActaId> {
  return (await library.client.actas.create({ sourceId, templateId })).actaId;
}

async function acceptAll(actaId: ActaId): Promise<void> {
  for (const { id, mark } of (await get(actaId)).lines) {
    if (mark === 'unproven') await library.client.actas.acceptLine({ actaId, lineId: id });
  }
}

test('a recording without words makes no acta', async () => {
  await expect(create()).rejects.toMatchObject(code('ACTA_NEEDS_TRANSCRIPT', { name: 'Reunión 2026-11-03.opus' }));
  await library.ended(await library.client.recordings.transcribe({ sourceId }));
});

test('a draft by rules bears the day of its recording and the next number of its book, and each line its moment', async () => {
  const actaId = await create();
  const { acta, lines, fields, template } = await get(actaId);
  expect(acta.details).toMatchObject({ date: '2026-11-03', book: 'Acta de reunión', number: 1 });
  expect(template).toBe('Acta de reunión');
  expect(fields).toEqual([
    { key: 'lugar', name: 'Lugar', text: 'Azul' },
    { key: 'titulo', name: 'Título', text: 'La feria de ciencias; Los actos de fin de año' },
  ]);
  expect(await textsIn(actaId, 'present')).toEqual(['Marta Gómez', 'Luis Paz', 'Ana Ruiz']);
  expect((await linesIn(actaId, 'topics')).map(({ text, isTitle }) => [isTitle, text])).toEqual([
    [true, 'La feria de ciencias'],
    [false, 'La feria se hace en el patio y participan los cursos de primero a tercero.'],
    [true, 'Los actos de fin de año'],
    [false, 'Todavía no se decide nada del comedor.'],
  ]);
  expect(await linesIn(actaId, 'decisions')).toMatchObject([
    { responsible: 'Luis', due: 'viernes 27 de noviembre', mark: 'heard', proof: { startMs: 50_000 } },
    { text: 'Se decide que el acto sea el 18 de diciembre.', mark: 'heard', proof: { startMs: 70_000 } },
  ]);
  for (const { mark, proof } of lines) expect([mark, proof !== null]).toEqual(['heard', true]);
});

test('a line is typed, added, cited, moved and taken out, and each of these can be undone', async () => {
  const { client } = library;
  const actaId = await create();
  const [first, second] = await linesIn(actaId, 'decisions');
  await client.actas.editLine({
    actaId,
    lineId: second!.id,
    text: { ...textOf(second!), text: 'El acto se hace en mayo.' },
  });
  expect((await linesIn(actaId, 'decisions'))[1]).toMatchObject({ mark: 'typed', proof: { startMs: 70_000 } });
  await client.library.undo();
  expect((await linesIn(actaId, 'decisions'))[1]).toMatchObject({ text: second!.text, mark: 'heard' });

  const shorter = { ...textOf(second!), text: 'El acto se hace el 18 de diciembre.' };
  await client.actas.editLine({ actaId, lineId: second!.id, text: shorter });
  expect((await linesIn(actaId, 'decisions'))[1]).toMatchObject({ text: shorter.text, mark: 'heard' });

  const { lineId } = await client.actas.addLine({ actaId, section: 'decisions', afterId: first!.id });
  await client.actas.editLine({
    actaId,
    lineId,
    text: { ...textOf(first!), text: 'Se compra tiza.', responsible: '' },
  });
  expect(await textsIn(actaId, 'decisions')).toEqual([first!.text, 'Se compra tiza.', shorter.text]);
  expect((await linesIn(actaId, 'decisions'))[1]).toMatchObject({ mark: 'typed', proof: null });
  await client.actas.citeLine({ actaId, lineId, range: { startMs: 41_000, endMs: 42_000 } });
  expect((await linesIn(actaId, 'decisions'))[1]?.proof).toMatchObject({
    startMs: 40_000,
    endMs: 49_500,
    quote: meeting[4]![1],
  });
  await expect(
    client.actas.citeLine({ actaId, lineId, range: { startMs: 900_000, endMs: 901_000 } }),
  ).rejects.toMatchObject(code('ACTA_NOTHING_SOUNDS'));

  await client.actas.moveLine({ actaId, lineId, step: -1 });
  expect(await textsIn(actaId, 'decisions')).toEqual(['Se compra tiza.', first!.text, shorter.text]);
  await client.actas.moveLine({ actaId, lineId, step: -1 });
  await client.actas.moveLine({ actaId, lineId, step: 1 });
  await client.actas.moveLine({ actaId, lineId, step: 1 });
  await client.actas.moveLine({ actaId, lineId, step: 1 });
  expect(await textsIn(actaId, 'decisions')).toEqual([first!.text, shorter.text, 'Se compra tiza.']);
  await client.actas.removeLine({ actaId, lineId });
  expect(await textsIn(actaId, 'decisions')).toEqual([first!.text, shorter.text]);
  await client.library.undo();
  expect(await textsIn(actaId, 'decisions')).toContain('Se compra tiza.');
  await client.library.redo();
  await expect(client.actas.removeLine({ actaId, lineId })).rejects.toMatchObject(code('NOT_FOUND'));
});

test('an approved acta is fixed, whatever is undone afterwards; a later version corrects it', async () => {
  const { client } = library;
  const actaId = await create();
  const [first] = await linesIn(actaId, 'decisions');
  const { acta } = await get(actaId);
  await client.actas.saveDetails({
    actaId,
    details: { ...acta.details, number: 7, values: { lugar: 'la biblioteca' } },
  });
  await client.actas.editLine({ actaId, lineId: first!.id, text: { ...textOf(first!), text: 'Se piden mesas.' } });
  await client.actas.approve({ actaId });
  const written = await docxText(actaId);
  expect(written).toContain('ACTA N.º 7');
  expect(written).toContain(
    'En la biblioteca, a los tres días del mes de noviembre de dos mil veintiséis, siendo las 18:30',
  );
  expect(written).toContain('Se piden mesas.');
  expect(written).toContain('siendo las 19:45 horas, se da por finalizada la reunión.');
  expect(written).not.toMatch(/[{}]|undefined/);
  await client.library.undo();
  expect(await textsIn(actaId, 'decisions')).toContain('Se piden mesas.');
  expect(await docxText(actaId)).toBe(written);
  const approved = (await get(actaId)).lines;
  expect(approved.filter(({ proof }) => proof !== null).length).toBeGreaterThan(8);
  await expect(client.actas.removeLine({ actaId, lineId: first!.id })).rejects.toMatchObject(code('ACTA_IS_APPROVED'));
  await expect(client.actas.saveDetails({ actaId, details: acta.details })).rejects.toMatchObject(
    code('ACTA_IS_APPROVED'),
  );

  const { actaId: second } = await client.actas.reopen({ actaId });
  expect((await client.actas.reopen({ actaId })).actaId).toBe(second);
  expect((await get(second)).acta).toMatchObject({ version: 2, approval: null, details: { number: 7 } });
  expect(await textsIn(second, 'decisions')).toContain('Se piden mesas.');
  expect((await get(actaId)).laterId).toBe(second);
  await client.actas.approve({ actaId: second });
  const listed = (await client.documents.written({})).filter((item) => item.kind === 'acta');
  expect(listed.filter(({ number }) => number === 7).map(({ version, state }) => [version, state])).toEqual([
    [2, 'approved'],
    [1, 'replaced'],
  ]);
});

test('a number is proposed after the last, one that a draft has is warned of, and one that was approved is given to nobody else', async () => {
  const { client } = library;
  const actaId = await create();
  const { acta } = await get(actaId);
  expect(acta.details.number).toBe(8);
  const numbered = async (number: number | null, book = acta.details.book) => {
    await client.actas.saveDetails({ actaId, details: { ...acta.details, number, book } });
    return (await get(actaId)).numberTaken;
  };
  expect(await numbered(1)).toBe('draft');
  expect(await numbered(7, 'ACTA DE REUNION')).toBe('approved');
  await expect(client.actas.approve({ actaId })).rejects.toMatchObject(
    code('ACTA_NUMBER_TAKEN', { number: 7, year: '2026' }),
  );
  expect(await numbered(7, 'Otro libro')).toBeNull();
  expect(await numbered(null)).toBeNull();
  await expect(client.actas.approve({ actaId })).rejects.toMatchObject(code('ACTA_NUMBER_MISSING'));
  await client.documents.trashTemplate({ templateId });
  await expect(client.actas.approve({ actaId })).rejects.toMatchObject(code('ACTA_NEEDS_TEMPLATE'));
  await client.documents.restoreTemplate({ templateId });
});

test('what nobody was heard to say is looked at before it is approved', async () => {
  const { client } = library;
  const actaId = await create();
  const [closing] = await linesIn(actaId, 'closing');
  await library.useCases.actas.edit.replaceDraft(
    { actaId, sections: ['closing'], drafted: [{ ...closing!, mark: 'unproven', proof: null }] },
    { actor: { name: 'Ana' } },
  );
  await expect(client.actas.approve({ actaId })).rejects.toMatchObject(code('ACTA_HAS_UNPROVEN', { count: 1 }));
  await acceptAll(actaId);
  expect((await linesIn(actaId, 'closing')).map(({ mark }) => mark)).toEqual(['accepted']);
  await client.actas.approve({ actaId });
});

test('of a recording that says nothing, the acta leaves lines to write on', async () => {
  const { client } = library;
  const { actaId } = await client.actas.create({ sourceId, templateId });
  const { lines } = await get(actaId);
  for (const { id: lineId } of lines) await client.actas.removeLine({ actaId, lineId });
  const text = await docxText(actaId);
  expect(text).toMatch(/siendo las _{5,} horas/);
  expect(text).toMatch(/para tratar: _{5,}\./);
  expect(text).toMatch(/Presentes\n–\t_{5,}\nOrden del día\n–\t_{5,}\nTemas tratados\n–\t_{5,}\nDecisiones/);
});

test('an interview goes into its own template, and a template of constancias takes no acta', async () => {
  const { client } = library;
  const entrevista = await client.documents.addReadyTemplate({ key: 'acta-de-entrevista' });
  const { actaId } = await client.actas.create({ sourceId, templateId: entrevista.templateId });
  expect((await get(actaId)).acta.details).toMatchObject({ book: 'Acta de entrevista', number: 1 });
  const text = await docxText(actaId);
  expect(text).toContain('ACTA DE ENTREVISTA N.º 1');
  expect(text).toContain('Responsable: Luis. Plazo: viernes 27 de noviembre.');
  const nota = await client.documents.addReadyTemplate({ key: 'nota' });
  await expect(client.actas.create({ sourceId, templateId: nota.templateId })).rejects.toMatchObject(
    code('TEMPLATE_HAS_NO_ACTA'),
  );
});

test('what is thrown away comes back, and goes for good after its days with its file; an approved number stays taken', async () => {
  const { client, useCases } = library;
  const actaId = await create();
  const { number, book, date } = (await get(actaId)).acta.details;
  await client.actas.approve({ actaId });
  const { file } = (await get(actaId)).acta.approval!;
  const blob = join(library.folder, 'biblioteca', 'blobs', file.sha256.slice(0, 2), file.sha256.slice(2));
  expect(existsSync(blob)).toBe(true);
  await client.actas.trash({ actaId });
  expect((await client.documents.written({ trashed: true })).map(({ id }) => id)).toEqual([actaId]);
  await client.actas.restore({ actaId });
  await client.actas.trash({ actaId });
  const template = await client.documents.addReadyTemplate({ key: 'circular' });
  await client.documents.trashTemplate(template);
  const task = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'Ana' } };
  expect(await useCases.purgeDocuments.emptyTrash({ days: 1 }, task)).toBe(0);
  expect(await useCases.purgeDocuments.emptyTrash({ days: -1 }, task)).toBe(2);
  await expect(get(actaId)).rejects.toMatchObject(code('NOT_FOUND'));
  expect(await client.documents.templates({ trashed: true })).toEqual([]);
  expect(await client.documents.written({ trashed: true })).toEqual([]);
  expect(existsSync(blob)).toBe(false);
  const next = (await get(await create())).acta.details;
  expect(next).toMatchObject({ book, date, number: number! + 1 });
});

test('forgetting its recording leaves what an acta says, and nothing of what was heard', async () => {
  const { client, changeLog } = { ...library, changeLog: library.useCases.changeLog };
  await library.ingest(library.write('olvidada.opus', new Uint8Array([...voice, 0])));
  const { id } = await library.paper('olvidada.opus');
  await library.ended(await client.recordings.transcribe({ sourceId: id }));
  const [draft, approved] = [
    await client.actas.create({ sourceId: id, templateId }),
    await client.actas.create({ sourceId: id, templateId }),
  ];
  await acceptAll(approved.actaId);
  await client.actas.approve(approved);
  const before = { draft: (await get(draft.actaId)).lines, file: await docxText(approved.actaId) };
  expect(before.draft.some(({ proof }) => proof !== null)).toBe(true);
  await client.sources.trash({ sourceIds: [id] });
  await client.sources.purge({ sourceIds: [id] });
  const after = await get(draft.actaId);
  expect(after.lines.map(textOf)).toEqual(before.draft.map(textOf));
  expect(after.lines.every(({ proof }) => proof === null)).toBe(true);
  expect(await docxText(approved.actaId)).toBe(before.file);
  const histories = await Promise.all([
    ...after.lines.map((line) => changeLog.history('acta-line', line.id)),
    changeLog.history('acta', approved.actaId),
  ]);
  expect(JSON.stringify(histories)).not.toContain('"quote"');
  for (const { actaId } of [draft, approved]) await client.actas.trash({ actaId });
});

test('an acta waits to be approved until it is, or is thrown away', async () => {
  const { client } = library;
  const waiting = async () => (await client.library.status()).draftActas;
  const before = await waiting();
  const [approved, thrown] = [await create(), await create()];
  expect(await waiting()).toBe(before + 2);
  await acceptAll(approved);
  await client.actas.approve({ actaId: approved });
  await client.actas.trash({ actaId: thrown });
  expect(await waiting()).toBe(before);
});
