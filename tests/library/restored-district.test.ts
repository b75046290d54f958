import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { purgesName } from '../../server/adapters/purges/purge-file.ts';
import { isBackupName, readManifest } from '../../server/backup/backup-format.ts';
import { createDistrictHost } from '../../server/host/create-district-host.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { type BreakableLine, startBreakableLine } from '../fixtures/breakable-line.ts';
import { createServerByCommands, type ServingByCommands } from '../fixtures/server-by-commands.ts';
import { synchronizeChanges } from './enrolled-library.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const backups = temporaryFolder('district-backups');
const { folder, configuration, serve, command } = createServerByCommands();

let server: ServingByCommands;
let line: BreakableLine;

async function openEnrolled(schoolId: string): Promise<OpenLibrary> {
  const library = await openLibrary({ deviceKeys: memoryDeviceKeys() });
  await library.client.district.enrol({ server: line.url, code: await command('code', '--school', schoolId) });
  await library.client.district.confirm();
  return library;
}

const addPupil = ({ client }: OpenLibrary, givenName: string) =>
  client.people.create({
    role: 'pupil',
    familyName: 'Ñáñez',
    givenName,
    dni: null,
    course: null,
    birthDate: null,
    details: {},
  });
const namesOf = async ({ client }: OpenLibrary) =>
  (await client.people.list({})).map(({ givenName }) => givenName).sort();

beforeAll(async () => {
  server = await serve();
  line = await startBreakableLine(server.url);
}, 120_000);
afterAll(async () => {
  await line?.stop();
  await server?.stop();
});

test('a server is put back as it was yesterday: the PCs bring what it lacks, and nobody what was purged since', async () => {
  const schoolId = await command('school', 'add', 'Escuela N.º 12');
  const [secretary, principal] = [await openEnrolled(schoolId), await openEnrolled(schoolId)];
  await addPupil(secretary, 'Lucía');
  await synchronizeChanges(secretary);
  await synchronizeChanges(principal);
  const { personId: leaving } = await addPupil(secretary, 'Nélida');
  await synchronizeChanges(secretary);
  await synchronizeChanges(principal);
  expect(await command('backup', '--to', backups)).toMatch(/\d+ tablas, \d+ filas/);
  const [yesterday] = readdirSync(backups).filter(isBackupName);

  const wish = { personId: leaving, sourceIds: [], familyName: 'Ñáñez', reason: 'Lo pidió su familia' };
  await secretary.ended(await secretary.client.rights.purgePerson(wish));
  await addPupil(secretary, 'Ramona');
  await synchronizeChanges(secretary);
  expect(await synchronizeChanges(principal)).toMatchObject({ conflicts: 0 });
  expect(await namesOf(principal)).toEqual(['Lucía', 'Ramona']);
  await addPupil(principal, 'Eva');
  await synchronizeChanges(principal);
  expect(await command('drill', '--from', backups)).toContain('se puede restaurar');
  await expect(command('restore', '--from', backups, '--replace')).rejects.toThrow('detenelo');

  // The disk with the newest state is lost; what was forgotten lies beside the newest backup.
  await command('backup', '--to', backups);
  await server.stop();
  rmSync(join(folder, purgesName));
  expect(await command('restore', '--from', join(backups, yesterday!), '--replace')).toContain('Restaurada la copia');
  server = await serve();
  line.leadTo(server.url);
  const host = await createDistrictHost(configuration);
  const asked = { filter: { actions: ['server.restore' as const] }, before: null, limit: 5 };
  const { entries } = await host.people.audit.page(machine, asked);
  await host.close({ keepsDatabase: true });
  const { createdAt } = await readManifest(join(backups, yesterday!));
  expect(entries).toMatchObject([{ actor: { kind: 'machine' }, subject: { kind: 'backup', id: createdAt } }]);
  const first = await openEnrolled(schoolId);
  await synchronizeChanges(first);
  expect(await namesOf(first)).toEqual(['Lucía']);
  expect(await synchronizeChanges(secretary)).toMatchObject({ conflicts: 0 });
  expect(await synchronizeChanges(principal)).toMatchObject({ conflicts: 0 });
  await synchronizeChanges(secretary);
  const everybody = ['Eva', 'Lucía', 'Ramona'];
  expect(await namesOf(secretary)).toEqual(everybody);
  expect(await namesOf(principal)).toEqual(everybody);
  const fresh = await openEnrolled(schoolId);
  await synchronizeChanges(fresh);
  expect(await namesOf(fresh)).toEqual(everybody);
}, 180_000);
