import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import {
  personChanges,
  personFieldChanges,
  planillaChanges,
  rowChanges,
  settingChange,
  sourceChanges,
  sourceFieldChanges,
} from '../../src-shared/domain/changes.ts';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import {
  actor,
  openTestLibrary,
  samplePerson,
  samplePlanilla,
  sampleRow,
  sampleSource,
  temporaryFolder,
} from '../../tests/port-suites/library-fixtures.ts';
import type { VectorStore } from '../adapters/vector-stores/vector-store.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { createDistrictHost, type DistrictHost } from './create-district-host.ts';
import { type KeptLibraries, keepLibraries } from './keep-libraries.ts';
import { readConfiguration } from './server-configuration.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let pc: LibraryStorage;
let folder: ReturnType<typeof temporaryFolder>;
let host: DistrictHost;
let kept: KeptLibraries;
let school: string;

beforeAll(async () => {
  postgres = await startPostgresForTests();
});
afterAll(() => postgres?.stop());

beforeEach(async () => {
  folder = temporaryFolder();
  pc = await openTestLibrary(folder.path);
  await openHost();
  school = randomUUID();
  await host.registry.addSchool({ id: school, name: 'Escuela 12' });
});
afterEach(async () => {
  await closeHost();
  await pc.close();
  rmSync(folder.path, { recursive: true });
});

async function openHost(): Promise<void> {
  const environment = { AMANUENSE_FOLDER: folder.path, DATABASE_URL: postgres.url, AMANUENSE_LOG: 'silent' };
  host = await createDistrictHost(readConfiguration(environment, false));
  kept = await keepLibraries(host);
}

async function closeHost(): Promise<void> {
  await kept.close();
  await host.close();
}

/** What the PC wrote, as its server took it. */
async function send(from = pc): Promise<void> {
  const operations = await from.sync.outbox(10_000);
  await host.log.write(`school:${school}`, (writing) => writing.append(operations));
}

/** Asks the library that the server has of a school. */
async function inLibrary<Result>(work: (library: LibraryStorage) => Promise<Result>, id = school): Promise<Result> {
  await kept.settled();
  const library = await (await host.openLibraries()).open(id, host.clock);
  return work(library).finally(() => library.close());
}

it('shows on the server what a PC wrote, in the library of its school alone', async () => {
  const person = samplePerson();
  await pc.changeLog.commit(personChanges(person), { actor });
  await pc.changeLog.commit(personFieldChanges(person.id, { course: '6.º C' }), { actor });
  await send();
  expect(await inLibrary(({ people }) => people.list({}))).toEqual([{ ...person, course: '6.º C' }]);
  expect(await inLibrary(({ people }) => people.list({}), randomUUID())).toEqual([]);
  const { tip } = await host.log.page(`school:${school}`, 0, 0);
  expect((await inLibrary(({ sync }) => sync.places())).school.sequence).toBe(tip);
  expect(await inLibrary(({ sync }) => sync.outbox(1))).toEqual([]);
});

it('shows what the district publishes in the libraries of all schools', async () => {
  const published = settingChange('days-of-trash', 40);
  const operation = sealOperation({
    scope: 'district',
    entity: published.entity,
    entityId: published.id,
    field: published.field,
    value: published.value,
    bases: [],
    clock: '00ffffffffff-0000-distrito',
    actor: 'Distrito',
    group: 'g',
    schemaVersion: 1,
    deviceId: 'distrito',
    counter: 1,
  });
  await host.log.write('district', (writing) => writing.append([operation]));
  expect(await inLibrary(({ settings }) => settings.get('days-of-trash'))).toBe(40);
});

it('notices what a school shows though the vectors of a paper that it purged are out of reach', async () => {
  const source = sampleSource();
  await pc.changeLog.commit(sourceChanges(source), { actor });
  await send();
  await inLibrary(({ settings }) => settings.setLocal('embeddingModel', 'uno'));
  await kept.close();
  await host.forgetInSchool(machine, { schoolId: school, entity: 'source', id: source.id, reason: 'Pedido' });
  const noticed: string[] = [];
  const failures: unknown[] = [];
  const removeSource = async () => Promise.reject(new Error('away'));
  kept = await keepLibraries({
    ...host,
    vectors: { ...host.vectors, used: { of: () => ({ removeSource }) } as unknown as VectorStore },
    noticeView: async (_, id) => void noticed.push(id),
    logError: (thrown) => String(failures.push(thrown)),
  });
  await kept.settled();
  expect(failures).toEqual([new Error('away')]);
  expect(noticed).toContain(school);
});

it('tells what two PCs disagree about', async () => {
  const person = samplePerson();
  await pc.changeLog.commit(personChanges(person), { actor });
  await send();
  const { operations } = await host.log.page(`school:${school}`, 0, 100);
  const folderOfOther = temporaryFolder();
  const other = await openTestLibrary(folderOfOther.path);
  await other.sync.apply({ received: operations });
  await pc.changeLog.commit(personFieldChanges(person.id, { course: '5.º A' }), { actor });
  await other.changeLog.commit(personFieldChanges(person.id, { course: '5.º B' }), { actor });
  await send();
  await send(other);
  await inLibrary(async ({ conflicts }) => {
    const registers = await conflicts.registers();
    expect(registers).toEqual([{ entity: 'person', entityId: person.id, field: 'course' }]);
    const [conflict] = await conflicts.conflicts(registers);
    expect(conflict?.heads.map(({ value }) => value).sort()).toEqual(['5.º A', '5.º B']);
    expect(JSON.stringify([...(await conflicts.names(registers)).values()])).toContain(person.familyName);
  });
  await other.close();
  folderOfOther.dispose();
});

it('goes on where it stood with what came while it was not there', async () => {
  await pc.changeLog.commit([settingChange('school', 'Escuela 12')], { actor });
  await send();
  await kept.settled();
  await kept.close();
  await pc.changeLog.commit([settingChange('school', 'Escuela N.º 12')], { actor });
  await send();
  await host.close();
  await openHost();
  expect(await inLibrary(({ settings }) => settings.get('school'))).toBe('Escuela N.º 12');
});

it('shows what is longer than an index may hold, and numbers and signs that Postgres has no column for', async () => {
  const [paper, planilla] = [sampleSource({ name: 'ñ'.repeat(9_000) }), samplePlanilla()];
  const odd = samplePerson({ familyName: randomText(9_000), givenName: 'Ana\0María', dni: randomText(9_000) });
  const row = sampleRow(planilla.id, 0.5);
  const changes = [...sourceChanges(paper), ...personChanges(odd), ...planillaChanges(planilla), ...rowChanges(row)];
  await pc.changeLog.commit(changes, { actor });
  await send();
  expect(await inLibrary(({ sources }) => sources.findByHash(paper.sha256))).toEqual(paper);
  expect(await inLibrary(({ people }) => people.get(odd.id))).toEqual({ ...odd, givenName: 'Ana\uFFFDMaría' });
  expect(await inLibrary(({ changeLog }) => changeLog.current('person', odd.id, 'givenName'))).toBe(odd.givenName);
  expect(await inLibrary(({ changeLog }) => changeLog.current('row', row.id, 'position'))).toBe(0.5);
});

it('begins with a snapshot where what came before is no more in the log', async () => {
  await kept.close();
  const change = (name: string) => pc.changeLog.commit([settingChange('school', name)], { actor });
  for (const name of ['Escuela 1', 'Escuela 2', 'Escuela 3']) await change(name);
  await send();
  await host.log.write(`school:${school}`, async (writing) => {
    await writing.makeSnapshot();
    expect(await writing.dropSuperseded(Number.MAX_SAFE_INTEGER)).toBe(2);
  });
  await host.close();
  await openHost();
  expect(await inLibrary(({ settings }) => settings.get('school'))).toBe('Escuela 3');
  expect(await inLibrary(({ sync }) => sync.checksum('school'))).toMatchObject({ operations: 3, heads: 1 });
});

it('is put back with the rest of the server, and goes on from there', async () => {
  const source = sampleSource({ name: 'acta.pdf' });
  await pc.changeLog.commit(sourceChanges(source), { actor });
  await send();
  await kept.settled();
  await closeHost();
  const server = { databaseUrl: postgres.url, folder: folder.path, bucket: null };
  const backup = await writeBackup(server, join(folder.path, 'backups'), { nowMs: Date.UTC(2026, 2, 2) });
  await vi.waitUntil(() => restoreBackup(backup, server, { replace: true }).catch(isStillConnected), 20_000);
  await openHost();
  await pc.changeLog.commit(sourceFieldChanges(source.id, { name: 'acta firmada.pdf' }), { actor });
  await send();
  expect((await inLibrary(({ sources }) => sources.get(source.id)))?.name).toBe('acta firmada.pdf');
});

/** A connection that was ended may stand in Postgres' list for a moment. */
function isStillConnected(error: Error): false {
  if (error.message.includes('conectado')) return false;
  throw error;
}

/** Text that nothing makes shorter. */
function randomText(length: number): string {
  return Array.from({ length }, () => String.fromCodePoint(0x400 + Math.floor(Math.random() * 0x4000))).join('');
}
