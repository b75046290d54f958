import { expect, test } from 'vitest';
import { docxDocumentWriter } from '../../src-main/adapters/docx-template/docx-document-writer.ts';
import type { PublicationDraft } from '../../src-shared/domain/publication.ts';
import type { DistrictOffice } from '../../src-shared/ports/district-office.ts';
import type { SignedIn } from '../../src-shared/use-cases/district/callers.ts';
import { createCompleteDraft } from '../../src-shared/use-cases/district/complete-draft.ts';
import { createPublishing } from '../../src-shared/use-cases/district/publish.ts';
import { openPc, startServer, synchronize } from './fake-district.ts';

/** Who publishes; what is audited is looked at elsewhere. */
const ines = { user: { id: 'u', fullName: 'Inés Quiroga', role: 'administrator', schools: [] }, session: { id: 's' } };
const silentOffice = { enter: async () => undefined } as unknown as DistrictOffice;

async function openDistrict() {
  const { server, enrol } = await startServer();
  const clock = { now: () => Date.now() };
  const complete = createCompleteDraft({ documentWriter: docxDocumentWriter, blobs: server.blobs });
  const publishing = createPublishing({ log: server.log, office: silentOffice, clock, complete });
  const pc = await openPc();
  await enrol(pc);
  const inesSignedIn = ines as unknown as SignedIn;
  const publish = async (draft: PublicationDraft, more: Partial<Parameters<typeof publishing.publish>[1]> = {}) => {
    const { id } = await publishing.publish(inesSignedIn, { id: null, draft, note: '', ...more });
    await synchronize(pc);
    return id;
  };
  const withdraw = async (id: Awaited<ReturnType<typeof publish>>) => {
    await publishing.withdraw(inesSignedIn, { id, reason: 'Ya no se usa' });
    await synchronize(pc);
  };
  return { pc, client: pc.client, publish, withdraw };
}

const column = (name: string, more: object = {}) => ({
  ...{ name, instruction: '', type: 'text' as const, choices: [], synonyms: [], examples: [], required: false },
  ...more,
});
const planilla = (...columns: ReturnType<typeof column>[]): PublicationDraft => ({
  kind: 'planilla',
  planilla: { title: 'Vacunas', description: 'Del ministerio', rowKind: 'person', paperKinds: [], columns },
});
const prompt = (text: string): PublicationDraft => ({
  kind: 'prompt',
  prompt: { name: 'Nota a familias', use: 'document', text, variables: [] },
});
const scope = { folderId: null, paperKinds: [], sourceIds: [], course: null };
const readOnly = { data: expect.objectContaining({ code: 'PUBLISHED_READ_ONLY' }) };

test('a prompt of the district stands among the school’s own, is not changed there, and can be copied', async () => {
  const { client, publish, withdraw } = await openDistrict();
  await client.prompts.create({ name: 'Acta breve', use: 'document', text: 'Resumí.', variables: [] });
  const id = await publish(prompt('Escribí una nota para {{curso}}.'));
  const [, published] = await client.prompts.list({});
  const mark = { version: 1, by: 'Inés Quiroga' };
  expect(published).toMatchObject({ id, content: { name: 'Nota a familias' }, published: mark });
  const promptId = published!.id;
  const content = { ...published!.content, text: 'Otra cosa.' };
  await expect(client.prompts.save({ promptId, content })).rejects.toMatchObject(readOnly);
  await expect(client.prompts.trash({ promptId })).rejects.toMatchObject(readOnly);
  const values = { curso: '3.º B' };
  expect(await client.prompts.fill({ promptId, use: 'document', values })).toEqual({
    text: 'Escribí una nota para 3.º B.',
  });
  const copy = await client.prompts.copy({ promptId });
  await client.prompts.save({ ...copy, content: { ...content, name: 'Nota nuestra' } });

  await publish(prompt('Escribí una nota breve para {{curso}}.'), { id, note: 'Más corta' });
  expect((await client.prompts.list({})).map((each) => [each.content.text, each.published?.version])).toEqual([
    ['Resumí.', undefined],
    ['Escribí una nota breve para {{curso}}.', 2],
    ['Otra cosa.', undefined],
  ]);
  await withdraw(id);
  expect((await client.prompts.list({})).map((each) => each.content.name)).toEqual(['Acta breve', 'Nota nuestra']);
  expect((await client.prompts.fill({ promptId, use: 'document', values })).text).toContain('breve');
});

test('a file of prompts that is brought in replaces nothing that the district publishes', async () => {
  const { client, publish } = await openDistrict();
  const id = await publish(prompt('Del distrito.'));
  const file = await client.prompts.export({});
  const report = await client.prompts.import({ file, taken: 'replace' });
  expect(report).toEqual({ imported: 1, skipped: 0 });
  const names = (await client.prompts.list({})).map((each) => [each.content.name, each.published?.version]);
  expect(names).toEqual([
    ['Nota a familias', 1],
    ['Nota a familias (2)', undefined],
  ]);
  expect((await client.prompts.list({}))[0]!.id).toBe(id);
});

test('a planilla begun from the district’s keeps its cells, is offered what is new there, and takes what a person chooses', async () => {
  const { client, publish, withdraw } = await openDistrict();
  const id = await publish(planilla(column('Dosis'), column('Lote'), column('Lugar')));
  const [entry] = await client.planillas.gallery();
  expect(entry).toMatchObject({ key: id, title: 'Vacunas', published: { publicationId: id, version: 1 } });
  const { planillaId } = await client.planillas.createPublished({ publicationId: id, title: 'Vacunas 2026', scope });
  const begun = await client.planillas.get({ planillaId });
  expect(begun).toMatchObject({ title: 'Vacunas 2026', rowKind: 'person', published: { id, version: 1 } });
  expect(await client.planillas.publishedNews({ planillaId })).toBeNull();

  const [dose, batch] = begun.columns;
  await client.planillas.updateColumn({ planillaId, columnId: batch!.id, definition: { name: 'N.º de lote' } });
  const { rowId } = await client.planillas.addRow({ planillaId });
  await client.planillas.edit({ planillaId, edits: [{ rowId, columnId: dose!.id, text: 'Primera' }] });
  const asked = { instruction: 'El número que está en la caja' };
  const next = planilla(column('Dosis'), column('Lote', asked), column('Fecha'), column('Vacunador'));
  await publish(next, { id, note: 'Con fecha' });
  const news = await client.planillas.publishedNews({ planillaId });
  expect(news).toMatchObject({
    version: { version: 2, note: 'Con fecha' },
    added: [{ name: 'Fecha' }, { name: 'Vacunador' }],
    changed: [{ columnId: batch!.id, name: 'N.º de lote', definition: asked }],
    removed: ['Lugar'],
  });

  await client.planillas.followPublished({ planillaId, columns: ['Fecha', 'Lote'] });
  const followed = await client.planillas.get({ planillaId });
  expect(followed.published).toEqual({ id, version: 2 });
  expect(followed.columns.map((each) => [each.name, each.publishedName, each.instruction])).toEqual([
    ['Dosis', 'Dosis', ''],
    ['N.º de lote', 'Lote', asked.instruction],
    ['Lugar', 'Lugar', ''],
    ['Fecha', 'Fecha', ''],
  ]);
  expect(await client.planillas.publishedNews({ planillaId })).toBeNull();
  expect((await client.planillas.rows({ planillaId })).rows[0]!.cells).toMatchObject([{ value: 'Primera' }]);

  await withdraw(id);
  expect((await client.planillas.gallery()).some(({ key }) => key === id)).toBe(false);
  await expect(client.planillas.createPublished({ publicationId: id, title: 'Otra', scope })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
  expect((await client.planillas.get({ planillaId })).published).toEqual({ id, version: 2 });
});

test('a template of the district comes with its file, keeps where the school takes its values from, and is not changed', async () => {
  const maker = (await openPc()).client.documents;
  const { pc, client, publish, withdraw } = await openDistrict();
  const { documents } = client;
  const ready = (await maker.readyTemplates()).find(({ use }) => use === 'rows')!;
  const file = await maker.templateFile(await maker.addReadyTemplate({ key: ready.key }));
  const draft = { kind: 'template' as const, name: 'Constancia del distrito', file };
  const id = await publish(draft);
  const signal = new AbortController().signal;
  const nothing = () => undefined;
  const quietly = { signal, report: nothing, waiting: nothing, isInterrupted: async () => false };
  expect(await pc.useCases.synchronizeFiles.moveFiles(quietly)).toMatchObject({ sent: 0, fetched: 1 });

  const [published] = await documents.templates({});
  const [made] = await maker.templates({});
  expect(published).toMatchObject({ id, content: { name: draft.name }, published: { version: 1 } });
  expect(published!.content.fields).toEqual(made!.content.fields);
  const { id: templateId } = published!;
  expect(await documents.templateText({ templateId })).toEqual(await maker.templateText({ templateId: made!.id }));
  await expect(documents.renameTemplate({ templateId, name: 'Otra' })).rejects.toMatchObject(readOnly);
  await expect(documents.replaceTemplate({ templateId, file })).rejects.toMatchObject(readOnly);
  await expect(documents.trashTemplate({ templateId })).rejects.toMatchObject(readOnly);
  const copy = await documents.addTemplate({ file: await documents.templateFile({ templateId }) });
  expect(copy.as).toBe('template');

  await withdraw(id);
  expect((await documents.templates({})).map(({ content }) => content.name)).toEqual(['Constancia del distrito (2)']);
  expect((await documents.templateText({ templateId })).text).not.toBe('');
});

test('what the district sets holds before the school’s own, is not changed there, and goes back to it once withdrawn', async () => {
  const { client, publish, withdraw } = await openDistrict();
  const ruleOf = async (paperKind: string) =>
    (await client.rights.retention()).find((rule) => rule.paperKind === paperKind);
  const keepFor = async (paperKind: string, years: number) => {
    const rules = await client.rights.retention();
    await client.rights.setRetention({
      rules: rules.map((rule) => (rule.paperKind === paperKind ? { ...rule, years } : rule)),
    });
  };
  await client.library.updateSettings({ trashDays: 15, nightFromHour: 21 });
  await keepFor('circular', 3);
  const own = await client.people.requiredPapers();

  const settings = {
    ...{ trashDays: 90, filesBytesPerSecond: null },
    retention: [{ paperKind: 'circular', years: 10, start: 'year-end' }],
    requiredPapers: [{ paperKind: 'transfer', label: 'Pase' }],
  } as const;
  const id = await publish({
    kind: 'settings',
    settings: { ...settings, retention: [...settings.retention], requiredPapers: [...settings.requiredPapers] },
  });
  const { settings: held, setByDistrict } = await client.library.status();
  expect(held).toMatchObject({ trashDays: 90, nightFromHour: 21, filesBytesPerSecond: null });
  expect(setByDistrict).toMatchObject({ settings, published: { version: 1, by: 'Inés Quiroga' } });
  expect(await ruleOf('circular')).toMatchObject({ years: 10 });
  expect(await client.people.requiredPapers()).toEqual(settings.requiredPapers);

  const refused = { data: expect.objectContaining({ code: 'SET_BY_DISTRICT' }) };
  await expect(client.library.updateSettings({ trashDays: 7, theme: 'dark' })).rejects.toMatchObject(refused);
  await expect(client.people.setRequiredPapers({ papers: [] })).rejects.toMatchObject(refused);
  await keepFor('message', 5);
  await keepFor('circular', 1);
  expect([await ruleOf('message'), await ruleOf('circular')]).toMatchObject([{ years: 5 }, { years: 10 }]);
  await client.library.updateSettings({ nightFromHour: 22 });

  await withdraw(id);
  const after = await client.library.status();
  expect(after).toMatchObject({ setByDistrict: null, settings: { trashDays: 15, nightFromHour: 22, theme: 'system' } });
  expect([await ruleOf('circular'), await ruleOf('message')]).toMatchObject([{ years: 3 }, { years: 5 }]);
  expect(await client.people.requiredPapers()).toEqual(own);
});

test('what a district set binds no school that left it', async () => {
  const { client, publish } = await openDistrict();
  await publish({ kind: 'settings', settings: { trashDays: 90 } });
  expect((await client.library.status()).settings.trashDays).toBe(90);
  await client.district.leave();
  await client.library.updateSettings({ trashDays: 7 });
  expect((await client.library.status()).settings.trashDays).toBe(7);
});
