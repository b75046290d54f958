import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { chunkBytes } from '../../src-shared/domain/sync/blob-messages.ts';
import { FakeDistrictServer } from '../fakes/fake-district-server.ts';
import { syncReport } from './json-shapes.ts';
import { errorOf, runCommand, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();
const library = join(folder, 'biblioteca');
const env = { AMANUENSE_CONFIGURATION: join(folder, 'configuration') };
const run = (...command: string[]) => runCommand(['--library', library, '--plain', '--json', ...command], { env });

let server: FakeDistrictServer;
let url: string;
beforeAll(async () => {
  server = new FakeDistrictServer();
  url = await server.start();
  const host = await createLocalHost(localConfiguration({ library, plain: true, cores: 1 }, env));
  // Slow enough to be stopped between two chunks, whatever machine this is.
  await host.client.library.updateSettings({ schoolName: 'Escuela 12', filesBytesPerSecond: 4 * 1024 ** 2 });
  await host.close();
});
afterAll(() => server.close());

test('a PC that is in no district says so', async () => {
  expect(errorOf(await run('sync')).code).toBe('NOT_ENROLLED');
});

test('enrolling sends what is there', async () => {
  server.codes.set('ABCDE12345', { id: '12', name: 'Escuela N.º 12' });
  const enrolled = await run('enroll', '--server', url, '--code', 'abcde-12345');
  expect(enrolled.code, enrolled.stderr).toBe(0);
  expect(enrolled.stderr).toContain('Escuela N.º 12');
  expect(syncReport.parse(enrolled.json())).toMatchObject({ pushed: 1, pulled: 0, conflicts: 0 });
});

test('a PC that was killed while it sent a file goes on with what had not come', async () => {
  const path = join(folder, 'reunión.bin');
  const chunks = 3;
  writeFileSync(path, randomBytes(chunks * chunkBytes));
  await run('ingest', path);
  const sent = () => server.requests.filter(({ target }) => target.startsWith('/api/sync/blob/chunk')).length;
  const command = ['--library', library, '--plain', '--json', 'sync'];
  const killed = await runCommand(command, { env, stopSignal: 'SIGKILL', stopWhen: () => sent() >= 1 });
  expect(killed.code).not.toBe(0);
  const before = sent();
  expect(before).toBeLessThan(chunks);
  expect(syncReport.parse((await run('sync')).json())).toMatchObject({ blobsUp: 1 });
  // The chunk that was on its way may have come or not.
  expect(sent() - before).toBeGreaterThanOrEqual(chunks - before);
  expect(sent() - before).toBeLessThanOrEqual(chunks - before + 1);
}, 180_000);

test('synchronising again sends nothing twice, and a PC that was let go says so', async () => {
  expect(syncReport.parse((await run('sync')).json())).toMatchObject({ pushed: 0, pulled: 0, conflicts: 0 });
  server.revokeAll();
  const refused = await run('sync');
  expect(refused.code).toBe(1);
  expect(errorOf(refused).code).toBe('DEVICE_REVOKED');
});
