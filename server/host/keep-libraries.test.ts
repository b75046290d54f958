import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { personChanges, personFieldChanges, settingChange } from '../../src-shared/domain/changes.ts';
import { type Operation, operationSchema } from '../../src-shared/domain/operation.ts';
import { operationMaker, sealOperation } from '../../src-shared/domain/seal-operation.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import { actor, openTestLibrary, samplePerson, temporaryFolder } from '../../tests/port-suites/library-fixtures.ts';
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
async function send(change: (operation: Operation) => Operation = (operation) => operation): Promise<void> {
  const operations = (await pc.sync.outbox(10_000)).map(change);
  await host.log.write(`school:${school}`, (writing) => writing.append(operations));
}

/** Asks the library that the server has of a school. */
async function inLibrary<Result>(work: (library: LibraryStorage) => Promise<Result>, id = school): Promise<Result> {
  await kept.settled();
  const libraries = await host.openLibraries();
  const library = await libraries.open(id, host.clock);
  try {
    return await work(library);
  } finally {
    await library.close();
    await libraries.close();
  }
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

it('shows the rest where one operation is of a kind that its tables cannot hold', async () => {
  await pc.changeLog.commit([settingChange('before', 1), settingChange('odd', 2), settingChange('after', 3)], {
    actor,
  });
  // Longer than a key may be, and nothing that could be written shorter.
  const long = Array.from({ length: 300 }, () => randomUUID()).join('');
  await send((operation) => {
    if (operation.entityId !== 'odd') return operation;
    const { id, hash: _, ...said } = operationSchema.parse({ ...operation, entityId: long });
    return sealOperation({ ...said, ...operationMaker(id) });
  });
  expect(await inLibrary(({ settings }) => settings.get('before'))).toBe(1);
  expect(await inLibrary(({ settings }) => settings.get('after'))).toBe(3);
  expect(await inLibrary(({ syncOverview }) => syncOverview.operations())).toBe(2);
  const { tip } = await host.log.page(`school:${school}`, 0, 0);
  expect((await inLibrary(({ sync }) => sync.places())).school.sequence).toBe(tip);
});
