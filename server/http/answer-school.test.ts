import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import { personChanges, personFieldChanges, sourceChanges } from '../../src-shared/domain/changes.ts';
import type { JobId } from '../../src-shared/domain/identifiers.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { pdfOf } from '../../tests/command-line/bad-files.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { addPerson, type PersonForTests } from '../../tests/fixtures/person-for-tests.ts';
import { atSchool } from '../../tests/fixtures/school-client.ts';
import { wavFile } from '../../tests/fixtures/wav-file.ts';
import { openEnrolled, synchronize, synchronizeChanges } from '../../tests/library/enrolled-library.ts';
import {
  actor,
  openTestLibrary,
  samplePerson,
  sampleSource,
  temporaryFolder,
} from '../../tests/port-suites/library-fixtures.ts';
import { createSchoolFiles } from '../adapters/blobs/school-files.ts';

let aheadMs = 0;
let district: DistrictForTests;
let school: string;
let secretary: PersonForTests;
let browser: AmanuenseClient;

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => Date.now() + aheadMs }, { keepsLibraries: true });
  school = await district.addSchool('Escuela 12');
  secretary = await addPerson(district, { role: 'secretary', schoolIds: [school] });
  browser = atSchool(district, secretary, school);
});
afterAll(() => district?.stop());

/** A PC of the school, whose library takes and gives what its server has. */
async function withPc(work: (pc: LibraryStorage, synchronize: () => Promise<void>) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const pc = await openTestLibrary(folder.path);
  const log = `school:${school}` as const;
  await work(pc, async () => {
    const outbox = await pc.sync.outbox(10_000);
    if (outbox.length > 0) await district.host.log.write(log, (writing) => writing.append(outbox));
    const { operations } = await district.host.log.page(log, 0, 10_000);
    await pc.sync.apply({ received: operations });
  });
  await pc.close();
  folder.dispose();
}

it('takes what is written in a browser to the PCs of the school, and what they write to the browser', async () => {
  await withPc(async (pc, synchronize) => {
    const person = { ...samplePerson(), familyName: 'Gómez', dni: '50123456' };
    const { personId } = await browser.people.create(person);
    await vi.waitFor(async () => {
      await synchronize();
      expect(await pc.people.get(personId)).toMatchObject({ familyName: 'Gómez', dni: '50123456' });
    }, 20_000);
    const seen = await browser.district.news();
    await pc.changeLog.commit(personFieldChanges(personId, { course: '5.º A' }), { actor });
    await synchronize();
    await vi.waitFor(async () => {
      expect((await browser.district.news()).received).not.toBe(seen.received);
      expect((await browser.people.get({ personId })).person.course).toBe('5.º A');
    }, 20_000);
  });
}, 60_000);

it('shows in a browser what it and a PC disagree about, and decides it there for both', async () => {
  await withPc(async (pc, synchronize) => {
    const person = samplePerson();
    await pc.changeLog.commit(personChanges(person), { actor });
    await synchronize();
    await vi.waitFor(() => browser.people.get({ personId: person.id }), 20_000);
    await pc.changeLog.commit(personFieldChanges(person.id, { course: '5.º A' }), { actor });
    await browser.people.update({ id: person.id, course: '5.º B' });
    await synchronize();
    const register = { entity: 'person', entityId: person.id, field: 'course' } as const;
    const conflict = await vi.waitUntil(() => browser.conflicts.get(register), 20_000);
    expect(conflict.versions.map(({ value }) => value).sort()).toEqual(['5.º A', '5.º B']);
    const own = conflict.versions.find(({ value }) => value === '5.º B')!;
    await browser.conflicts.decide({ register, versionId: own.id });
    await vi.waitFor(async () => {
      await synchronize();
      expect(await pc.conflicts.registers()).toEqual([]);
      expect((await pc.people.get(person.id))?.course).toBe('5.º B');
    }, 20_000);
    expect(await browser.conflicts.registers()).toEqual([]);
  });
}, 60_000);

it('reads a paper that is dropped in a browser, keeps its file for the PCs, and forgets both everywhere', async () => {
  await withPc(async (pc, synchronize) => {
    const words = `La alumna presentó el certificado de vacunación ${randomUUID()}.`;
    const { jobId } = await browser.sources.upload({ files: [new File([words], 'nota.txt')] });
    await vi.waitUntil(async () => (await browser.jobs.get({ jobId })).state === 'completed', 40_000);
    const filter = {};
    const [hit] = await browser.sources.search({ query: 'certificado de vacunación', filter, limit: 5 });
    const sourceId = hit!.sourceId;
    expect(await (await browser.sources.content({ sourceId })).text()).toBe(words);
    const paper = await vi.waitUntil(async () => {
      await synchronize();
      const found = await pc.sources.get(sourceId);
      return found?.status === 'ready' && found;
    }, 20_000);
    expect(paper).toMatchObject({ name: 'nota.txt', format: 'txt' });
    expect(await district.host.blobs.kept(school, [paper.sha256])).toEqual([paper.sha256]);
    await browser.sources.trash({ sourceIds: [sourceId] });
    await browser.sources.purge({ sourceIds: [sourceId] });
    await vi.waitUntil(async () => {
      await synchronize();
      return (await pc.sources.get(sourceId)) === null;
    }, 20_000);
    expect(await district.host.blobs.kept(school, [paper.sha256])).toEqual([]);
    await vi.waitUntil(async () => {
      const { operations } = await district.host.log.page(`school:${school}`, 0, 10_000);
      return !JSON.stringify(operations).includes('nota.txt');
    }, 20_000);
  });
}, 120_000);

it('reads and shows a paper of a PC whose file has come, and forgets it when the district does', async () => {
  await withPc(async (pc, synchronize) => {
    const words = 'Acta de la reunión de la cooperadora sobre el tanque de agua.';
    const { sha256, sizeBytes } = await createSchoolFiles({
      blobs: district.host.blobs,
      schoolId: school,
      temporaryFolder: district.host.uploadsFolder,
    }).put({
      kind: 'bytes',
      bytes: new TextEncoder().encode(words),
    });
    const paper = sampleSource({ name: 'acta.txt', sha256, sizeBytes });
    await pc.changeLog.commit(sourceChanges(paper), { actor });
    await synchronize();
    const search = { query: 'tanque de agua', filter: {}, limit: 5 };
    await vi.waitUntil(async () => (await browser.sources.search(search))[0]?.sourceId === paper.id, 40_000);
    const wish = { schoolId: school, entity: 'source', id: paper.id, reason: 'Pedido de la familia' };
    await district.host.forgetInSchool(machine, wish);
    await vi.waitUntil(async () => (await browser.sources.search(search)).length === 0, 20_000);
    expect(await district.host.blobs.kept(school, [sha256])).toEqual([]);
    const order = { by: 'name', descending: false } as const;
    const page = { offset: 0, limit: 500 };
    const { items } = await browser.sources.list({ filter: {}, order, ...page });
    expect(items.map(({ id }) => id)).not.toContain(paper.id);
    expect((await browser.library.status()).sources).toBe(items.length);
    await synchronize();
    expect(await pc.sources.get(paper.id)).toBeNull();
    expect((await pc.sources.counts()).status).toMatchObject({ ready: items.length });
  });
}, 90_000);

it('opens a protected paper by its password, which lies nowhere in the database as it was typed', async () => {
  const password = 'clave-de-legajo-1984';
  const paper = new File([new Uint8Array(await pdfOf('Legajo reservado', password))], 'legajo.pdf');
  const ended = (jobId: JobId) =>
    vi.waitUntil(async () => (await browser.jobs.get({ jobId })).finishedAt !== null, 40_000);
  await ended((await browser.sources.upload({ files: [paper] })).jobId);
  const order = { by: 'name', descending: false } as const;
  const { items } = await browser.sources.list({
    filter: { statuses: ['needs-password'] },
    order,
    offset: 0,
    limit: 5,
  });
  const sourceId = items[0]!.id;
  for (const typed of [`${password}-no`, password]) {
    await ended((await browser.sources.unlock({ sourceId, password: typed })).jobId);
  }
  expect((await browser.sources.pageImage({ sourceId, page: 1, widthPixels: 200 })).size).toBeGreaterThan(100);
  const owner = new Client({ connectionString: district.databaseUrl });
  await owner.connect();
  const { rows } = await owner.query(
    'select input as text from library.jobs union select value from library.local_settings',
  );
  await owner.end();
  expect(JSON.stringify(rows)).toContain(sourceId);
  expect(JSON.stringify(rows)).not.toContain(password);
}, 90_000);

it('takes back for somebody what they did themselves, and nothing of others', async () => {
  const principal = await addPerson(district, { role: 'principal', schoolIds: [school] });
  const office = atSchool(district, principal, school);
  await browser.sources.createFolder({ name: 'Actas', parentId: null });
  await office.sources.createFolder({ name: 'Notas', parentId: null });
  const names = async () => (await browser.sources.folders()).map(({ name }) => name).sort();
  await browser.library.undo();
  expect(await names()).toEqual(['Notas']);
  await office.sources.createFolder({ name: 'Planos', parentId: null });
  await browser.library.redo();
  expect(await names()).toEqual(['Actas', 'Notas', 'Planos']);
  const { entries } = await district.host.people.audit.page(machine, {
    filter: { actorId: secretary.userId },
    before: null,
    limit: 100,
  });
  const done = entries.map(({ action, subject, result }) => `${action} ${subject?.id} ${result}`);
  expect(done).toContain('library.change sources.createFolder done');
}, 60_000);

it('keeps to what a PC alone can do, and to settings of the school', async () => {
  const refused = { data: { code: 'ONLY_ON_PC' } };
  await expect(browser.library.recoveryKey()).rejects.toMatchObject(refused);
  await expect(browser.backup.start({ path: '/tmp/copia', password: 'una clave larga' })).rejects.toMatchObject(
    refused,
  );
  await expect(browser.library.updateSettings({ theme: 'dark' })).rejects.toMatchObject(refused);
  expect(await browser.library.updateSettings({ schoolCity: 'Posadas' })).toMatchObject({ schoolCity: 'Posadas' });
  expect(await browser.library.status()).toMatchObject({ libraryFolder: null, settings: { firstRunDone: true } });
});

it('answers programs by plain HTTP what it answers its page, and writes it down alike', async () => {
  const reader = await addPerson(district, { role: 'secretary', schoolIds: [school] });
  const ask = async (name: string, body: object) => {
    const { status, json, text, headers } = await reader.post(`/schools/${school}/${name}`, body);
    expect(status, text).toBe(200);
    return { json: json as Record<string, string>, text, headers };
  };
  const formOf = (parts: Record<string, string | File>) => {
    const form = new FormData();
    for (const [name, part] of Object.entries(parts)) form.append(name, part);
    return form;
  };
  const sound = new File([wavFile(new Int16Array(9_000))], `${randomUUID()}.wav`);
  const uploaded = await ask('sources/upload', formOf({ files: sound }));
  const { jobId = '' } = uploaded.json;
  await vi.waitUntil(async () => (await ask('jobs/get', { jobId })).json.state === 'completed', 40_000);
  const { text: told } = await ask('jobs/watch', { jobId });
  expect(told).toMatch(/^event: message\ndata: \{.*"state":"completed"/m);
  const order = { by: 'name', descending: false };
  const { text: list } = await ask('sources/list', { filter: {}, order, offset: 0, limit: 500 });
  const sourceId = JSON.parse(list).items.find(({ name }: { name: string }) => name === sound.name).id;
  const content = await ask('sources/content', { sourceId });
  expect(content.headers.get('content-disposition')).toContain(sound.name);
  const heard = await reader.get(`/schools/${school}/sound/${sourceId}`, { range: 'bytes=0-99' });
  expect([heard.status, heard.text.length]).toEqual([206, 100]);

  const { takeId = '' } = (await ask('recordings/takes/begin', { name: 'Reunión' })).json;
  const piece = { takeId, place: '0', durationMs: '1000', content: new File(['x'], 'piece') };
  expect((await ask('recordings/takes/add', formOf(piece))).text).toBe('');

  const asked = { filter: { actorId: reader.userId }, before: null, limit: 100 };
  const { entries } = await district.host.people.audit.page(machine, asked);
  const done = entries.map(({ action, subject, result }) => `${action} ${subject?.id} ${result}`);
  expect(done).toContain('library.change sources.upload done');
  expect(done).toContain(`library.open sources.content ${sourceId} done`);
}, 60_000);

it('refuses programs as the rest of the server does, by a code and its status', async () => {
  const refuse = async (name: string, body: object = {}, headers = {}) => {
    const { status, json } = await secretary.post(`/schools/${school}/${name}`, body, headers);
    const { data, ...told } = json as { data: object };
    expect(told).toEqual({ defined: true, code: expect.any(String), status, message: expect.stringContaining('.') });
    return { ...told, status, data };
  };
  expect(await refuse('library/status', {}, { 'x-amanuense': '2' })).toMatchObject({
    status: 403,
    code: 'NOT_ALLOWED',
  });
  expect(await refuse('backup/start')).toMatchObject({ status: 422, code: 'ONLY_ON_PC' });
  expect(await refuse('library.status')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  expect(await refuse('sources/get', { sourceId: randomUUID() })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  const order = { by: 'name', descending: 'yes' };
  expect(await refuse('sources/list', { filter: {}, order, offset: 0, limit: 5 })).toMatchObject({
    status: 400,
    code: 'INVALID_INPUT',
    data: { detail: 'order.descending' },
  });
  const piece = { takeId: randomUUID(), place: 0, durationMs: Number.MAX_SAFE_INTEGER };
  expect(await refuse('recordings/takes/add', piece)).toMatchObject({ status: 400, data: { detail: 'durationMs' } });
  const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);
  expect(await refuse('sources/list', deep)).toMatchObject({ status: 400, data: { detail: 'JSON' } });
  const elsewhere = await secretary.post(`/schools/${randomUUID()}/library/status`);
  expect(elsewhere).toMatchObject({ status: 404, json: { code: 'NOT_IN_DISTRICT' } });
  expect((await secretary.get(`/schools/${school}/library/status`)).status).toBe(405);
});

it('breaks the news of a page off once its session is over', async () => {
  const principal = await addPerson(district, { role: 'principal', schoolIds: [school] });
  const page = atSchool(district, principal, school);
  const news = await page.jobs.watchAll();
  let isOver = false;
  const listening = (async () => {
    try {
      for await (const _ of news);
    } finally {
      isOver = true;
    }
  })().catch(() => undefined);
  await page.library.status();
  expect(isOver).toBe(false);
  await district.host.people.users.block(machine, { userId: principal.userId, reason: 'Ya no trabaja acá' });
  await listening;
  await expect(page.library.status()).rejects.toMatchObject({ data: { code: 'SESSION_ENDED' } });
}, 30_000);

it('writes down who opens a paper, by whichever of its parts they ask for it', async () => {
  const upload = async (file: File) => {
    const { jobId } = await browser.sources.upload({ files: [file] });
    await vi.waitUntil(async () => (await browser.jobs.get({ jobId })).state === 'completed', 40_000);
    const order = { by: 'name', descending: false } as const;
    const { items } = await browser.sources.list({ filter: {}, order, offset: 0, limit: 500 });
    return items.find(({ name }) => name === file.name)!.id;
  };
  const paper = await upload(new File([`Circular ${randomUUID()}`], `${randomUUID()}.txt`));
  const sound = await upload(new File([wavFile(new Int16Array(16_000))], `${randomUUID()}.wav`));
  const reader = await addPerson(district, { role: 'secretary', schoolIds: [school] });
  const page = atSchool(district, reader, school);
  await page.sources.page({ sourceId: paper, page: 1 });
  await page.sources.page({ sourceId: paper, page: 1 });
  const heard = await fetch(`${district.url}${schoolAddresses.sound(school)}${sound}`, {
    headers: { cookie: reader.cookie() ?? '', range: 'bytes=0-99' },
  });
  expect(heard.status).toBe(206);
  expect((await heard.arrayBuffer()).byteLength).toBe(100);
  const asked = { filter: { actorId: reader.userId }, before: null, limit: 100 };
  const { entries } = await district.host.people.audit.page(machine, asked);
  const opened = entries.filter(({ action }) => action === 'library.open').map(({ subject }) => subject?.id);
  expect(opened.sort()).toEqual([`sources.get ${paper}`, `sources.get ${sound}`].sort());
}, 90_000);

it('ends a session that only the page itself keeps asking with', async () => {
  await browser.library.status();
  aheadMs += 90 * 60_000;
  await browser.district.news();
  aheadMs += 40 * 60_000;
  await expect(browser.library.status()).rejects.toMatchObject({ status: 401, data: { code: 'SESSION_ENDED' } });
});

it('finds what a PC read without its file, and gives the PCs what was read here', async () => {
  const schoolId = await district.addSchool('Escuela 30');
  const pc = await openEnrolled(district, { schoolId });
  await pc.ingest(pc.write('nota.txt', 'La kermés es en septiembre.'));
  await synchronize(pc);
  const paper = await pc.paper('nota.txt');
  await district.host.blobs.remove(schoolId, paper.sha256);
  await synchronizeChanges(pc);
  const page = atSchool(district, await addPerson(district, { role: 'secretary', schoolIds: [schoolId] }), schoolId);
  const find = async (query: string) =>
    (await page.sources.search({ query, filter: {}, limit: 3 })).map(({ sourceId }) => sourceId);
  await vi.waitFor(async () => expect(await find('kermés')).toEqual([paper.id]), 30_000);
  expect(await page.sources.get({ sourceId: paper.id })).toMatchObject({ isFileHere: false, pages: [{ number: 1 }] });

  const files = [new File(['El comedor abre a las once.'], 'aviso.txt')];
  const { jobId } = await page.sources.upload({ files });
  await vi.waitUntil(async () => (await page.jobs.get({ jobId })).state === 'completed', 40_000);
  // What comes of a PC lets the server look what it has for them.
  await pc.client.people.create(samplePerson());
  await vi.waitFor(async () => {
    await synchronize(pc);
    const found = await pc.client.sources.search({ query: 'comedor', filter: {}, limit: 3 });
    expect(found.map(({ name }) => name)).toEqual(['aviso.txt']);
  }, 40_000);
  const { id: sourceId } = await pc.paper('aviso.txt');
  expect((await pc.client.sources.get({ sourceId })).isFileHere).toBe(false);
}, 120_000);
