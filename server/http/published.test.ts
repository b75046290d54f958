import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programFolder } from '../../src-main/host/local-configuration.ts';
import type { Sha256 } from '../../src-shared/domain/identifiers.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../../tests/fixtures/person-for-tests.ts';

let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let administrator: PersonForTests;

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs });
  administrator = await addPerson(district, { role: 'administrator' });
});
afterAll(() => district?.stop());

const column = (name: string, type = 'text') => ({ name, type });
const planilla = (title: string, ...columns: object[]) => ({
  kind: 'planilla',
  planilla: { title, rowKind: 'person', columns },
});
const prompt = (name: string, text = 'Contestá en una oración.') => ({
  kind: 'prompt',
  prompt: { name, use: 'ask', text },
});

type Published = { publicationId: string; version: number };
type Listed = { id: string; withdrawnAt: string | null; versions: { version: number; note: string; by: string }[] };

async function ask<Answer>(name: string, body: object = {}): Promise<Answer> {
  nowMs += 1000;
  const { status, json, text } = await administrator.post(`/district/published/${name}`, body);
  expect(status, text).toBe(200);
  return json as Answer;
}

async function refusal(name: string, body: object) {
  const { status, json } = await administrator.post(`/district/published/${name}`, body);
  return [status, (json as { code: string }).code];
}

function form(file: File, fields: Record<string, string> = {}): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.append(name, value);
  made.append('file', file);
  return made;
}

const publish = (body: object) => ask<Published>('publish', { note: '', ...body });
const get = (publicationId: string) => ask<Listed>('get', { publicationId });
const versionsOf = async (publicationId: string) =>
  (await get(publicationId)).versions.map(({ version, note }) => [version, note]);
const audited = async () => {
  const { json } = await administrator.post('/district/audit/page', {});
  const { entries } = json as { entries: { action: string; reason: string | null }[] };
  return entries.map(({ action, reason }) => [action, reason]);
};

it('numbers the versions of what is published, keeps each as it was, and puts one back under the next number', async () => {
  const { publicationId, version } = await publish({ draft: planilla('Vacunas', column('Dosis')), note: 'La primera' });
  expect(version).toBe(1);
  const more = {
    publicationId,
    draft: planilla('Vacunas', column('Dosis'), column('Fecha', 'date')),
    note: 'Con fecha',
  };
  expect(await publish(more)).toEqual({ publicationId, version: 2 });
  expect(await ask('put-back', { publicationId, version: 1, note: 'Como antes' })).toEqual({
    publicationId,
    version: 3,
  });
  expect(await get(publicationId)).toMatchObject({
    withdrawnAt: null,
    versions: [
      { version: 3, note: 'Como antes', content: { planilla: { columns: [{ name: 'Dosis' }] } } },
      { version: 2, note: 'Con fecha', content: { planilla: { columns: [{ name: 'Dosis' }, { name: 'Fecha' }] } } },
      { version: 1, note: 'La primera', by: expect.stringMatching(/^Persona administrator/) },
    ],
  });
  expect((await audited()).slice(0, 3)).toEqual([
    ['publication.publish', 'Vacunas: Como antes'],
    ['publication.publish', 'Vacunas: Con fecha'],
    ['publication.publish', 'Vacunas: La primera'],
  ]);
});

it('offers something no more, and again; a new version of what was withdrawn is offered', async () => {
  const { publicationId } = await publish({ draft: prompt('Resumen breve') });
  await ask('withdraw', { publicationId, reason: 'Confunde' });
  expect((await get(publicationId)).withdrawnAt).toMatch(/^2026-03-02T/);
  await ask('offer', { publicationId });
  expect((await get(publicationId)).withdrawnAt).toBeNull();
  await ask('withdraw', { publicationId, reason: 'Otra vez' });
  await publish({ publicationId, draft: prompt('Resumen breve', 'Resumí en dos oraciones.') });
  expect(await get(publicationId)).toMatchObject({ withdrawnAt: null });
  expect(await versionsOf(publicationId)).toHaveLength(2);
  expect((await audited())[1]).toEqual(['publication.withdraw', 'Resumen breve: Otra vez']);
});

it('offers no two of a kind under one name, but one under the name of what was withdrawn', async () => {
  const { publicationId } = await publish({ draft: prompt('Notas de ingreso') });
  const same = { draft: prompt('NOTAS DE INGRÉSO'), note: '' };
  expect(await refusal('publish', same)).toEqual([409, 'PUBLISHED_NAME_TAKEN']);
  await publish({ draft: planilla('Notas de ingreso', column('Nota')) });
  await ask('withdraw', { publicationId, reason: 'Se rehace' });
  await publish(same);
  expect(await refusal('offer', { publicationId })).toEqual([409, 'PUBLISHED_NAME_TAKEN']);
});

it('takes neither what a school could not use nor a version of another kind', async () => {
  const { publicationId } = await publish({ draft: prompt('Otra') });
  const invalid = [400, 'INVALID_INPUT'];
  expect(await refusal('publish', { publicationId, draft: planilla('Otra', column('A')), note: '' })).toEqual(invalid);
  expect(await refusal('publish', { draft: planilla('Dos', column('DNI'), column('dni')), note: '' })).toEqual(invalid);
  expect(await refusal('publish', { draft: planilla('Sin columnas'), note: '' })).toEqual(invalid);
  // What the audit could not tell is not done.
  const before = await ask<Listed[]>('list');
  expect(await refusal('publish', { draft: prompt('Se\u0000cretaría'), note: '' })).toEqual(invalid);
  expect(await ask('list')).toEqual(before);
  const unknown = [422, 'PROMPT_VARIABLE_UNKNOWN'];
  expect(await refusal('publish', { draft: prompt('Mal', 'Para {{direcion}}.'), note: '' })).toEqual(unknown);
});

it('takes one set of settings, of which each is a value that a school could set, and at least one', async () => {
  const settings = (fields: object) => ({ draft: { kind: 'settings', settings: fields }, note: '' });
  const { publicationId } = await publish(settings({ trashDays: 60, nightFromHour: 21 }));
  expect(await refusal('publish', settings({ trashDays: 30 }))).toEqual([409, 'PUBLISHED_NAME_TAKEN']);
  const invalid = [400, 'INVALID_INPUT'];
  expect(await refusal('publish', { publicationId, ...settings({}) })).toEqual(invalid);
  expect(await refusal('publish', { publicationId, ...settings({ nightFromHour: 3 }) })).toEqual(invalid);
  expect(await publish({ publicationId, ...settings({ secondReading: false }) })).toMatchObject({ version: 2 });
  expect(await get(publicationId)).toMatchObject({
    versions: [
      { content: { kind: 'settings', settings: { secondReading: false } } },
      { content: { kind: 'settings', settings: { trashDays: 60, nightFromHour: 21 } } },
    ],
  });
});

it('tells what could be published of a file', async () => {
  const look = (content: unknown) => form(new File([JSON.stringify(content)], 'archivo.json'));
  const spec = { title: 'Vacunas', rows: 'document', columns: [column('Dosis')] };
  expect(await ask('look', look(spec))).toMatchObject([
    { kind: 'planilla', planilla: { title: 'Vacunas', rowKind: 'document', columns: [{ name: 'Dosis' }] } },
  ]);
  const prompts = { format: 'amanuense-prompts', version: 1, prompts: [prompt('Uno').prompt, prompt('Dos').prompt] };
  expect(await ask('look', look(prompts))).toMatchObject([prompt('Uno'), prompt('Dos')]);
  expect(await refusal('look', look({ ...prompts, version: 2 }))).toEqual([422, 'PROMPTS_FILE_NEWER']);
  expect(await refusal('look', look({ title: 'Sin columnas' }))).toEqual([422, 'SPEC_INVALID']);
  const newer = { ...spec, format: 'amanuense-planilla', version: 2 };
  expect(await refusal('look', look(newer))).toEqual([422, 'SPEC_NEWER']);
  expect(await refusal('look', look({}))).toEqual([422, 'PUBLISHED_FILE_UNKNOWN']);
  expect(await refusal('look', form(new File(['no'], 'x.json')))).toEqual([422, 'PUBLISHED_FILE_UNKNOWN']);
});

it('keeps every one of two publications at once', async () => {
  const { publicationId } = await publish({ draft: prompt('A la vez') });
  await Promise.all(
    [1, 2, 3].map((version) => publish({ publicationId, draft: prompt('A la vez', `Versión ${version}.`) })),
  );
  expect((await versionsOf(publicationId)).map(([version]) => version)).toEqual([4, 3, 2, 1]);
});

it('publishes a letterhead with megabytes of pictures, which schools fetch in chunks, and says of one too large that it is', async () => {
  const parts = unzipSync(await readFile(join(programFolder, 'resources', 'templates', 'nota.docx')));
  const letter = (pictureBytes: number) => {
    const picture = randomBytes(pictureBytes);
    return new File([zipSync({ ...parts, 'word/media/escudo.png': [picture, { level: 0 }] })], 'membrete.docx');
  };
  const large = letter(9 * 1024 ** 2);
  expect(await ask('look', form(large))).toMatchObject([{ kind: 'template', name: 'membrete' }]);
  const { publicationId } = await ask<Published>('publish-template', form(large, { name: 'Nota', note: 'Con escudo' }));
  expect(await versionsOf(publicationId)).toEqual([[1, 'Con escudo']]);
  const { versions } = await ask<{ versions: { content: { template: { sha256: Sha256 } } }[] }>('get', {
    publicationId,
  });
  const open = await district.host.blobs.open('any-school', versions[0]!.content.template.sha256);
  const read: Uint8Array[] = [];
  for await (const part of open!.read({ start: 0, end: open!.sizeBytes })) read.push(new Uint8Array(part));
  expect(open!.chunks).toHaveLength(3);
  expect(Buffer.concat(read).equals(new Uint8Array(await large.arrayBuffer()))).toBe(true);

  const tooLarge = form(letter(21 * 1024 ** 2), { name: 'Otra', note: '' });
  expect(await refusal('publish-template', tooLarge)).toEqual([413, 'TEMPLATE_TOO_BIG']);
});
