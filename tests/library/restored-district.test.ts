import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { purgesName } from '../../server/adapters/purges/purge-file.ts';
import { isBackupName } from '../../server/backup/backup-format.ts';
import { createServerCommands } from '../../server/commands.ts';
import { readConfiguration } from '../../server/host/server-configuration.ts';
import { memoryDeviceKeys } from '../fakes/memory-device-keys.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { type BreakableLine, startBreakableLine } from '../fixtures/breakable-line.ts';
import { synchronizeChanges } from './enrolled-library.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';

const [folder, backups] = [temporaryFolder('district'), temporaryFolder('district-backups')];
const environment = { AMANUENSE_FOLDER: folder, AMANUENSE_PORT: '0', AMANUENSE_LOG: 'silent' };
const configuration = readConfiguration(environment, false);

let server: Awaited<ReturnType<typeof serve>>;
let line: BreakableLine;

/** The server as `npm run server` starts it, on a Postgres of its own, until it is stopped. */
async function serve() {
  const said: string[] = [];
  const stop = new AbortController();
  const say = (spoken: string) => void said.push(spoken);
  const serving = createServerCommands(configuration, { say, stopSignal: stop.signal }).parseAsync([], {
    from: 'user',
  });
  const urlSaid = () => /http:\/\/127\S+/.exec(said.join('\n'))?.[0];
  await vi.waitFor(() => expect(urlSaid()).toBeDefined(), { timeout: 100_000, interval: 50 });
  return {
    url: urlSaid() ?? '',
    async stop() {
      stop.abort();
      await serving;
    },
  };
}

async function command(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const say = (spoken: string) => void lines.push(spoken);
  const commands = createServerCommands(configuration, { say, stopSignal: new AbortController().signal });
  await commands.exitOverride().parseAsync(words, { from: 'user' });
  return lines.join('\n');
}

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
  chmodSync(folder, 0o755);
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

  await command(
    'purge',
    '--school',
    schoolId,
    '--entity',
    'person',
    '--id',
    leaving,
    '--reason',
    'Lo pidió su familia',
  );
  await addPupil(secretary, 'Ramona');
  await synchronizeChanges(secretary);
  expect(await synchronizeChanges(principal)).toMatchObject({ conflicts: 0 });
  expect(await namesOf(principal)).toEqual(['Lucía', 'Ramona']);
  await addPupil(principal, 'Eva');
  await synchronizeChanges(principal);
  expect(await command('drill', '--from', backups)).toContain('se puede restaurar');
  await expect(command('restore', '--from', backups, '--replace')).rejects.toThrow('deténgalo');

  // The disk with the newest state is lost; what was forgotten lies beside the newest backup.
  await command('backup', '--to', backups);
  await server.stop();
  rmSync(join(folder, purgesName));
  expect(await command('restore', '--from', join(backups, yesterday!), '--replace')).toContain('Restaurada la copia');
  server = await serve();
  line.leadTo(server.url);
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
