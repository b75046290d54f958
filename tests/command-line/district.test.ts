import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeDistrictServer } from '../fakes/fake-district-server.ts';
import { syncReport } from './json-shapes.ts';
import { errorOf, runCommand, samplePaper, temporaryFolder } from './run-command.ts';

const folder = temporaryFolder();
const env = { AMANUENSE_CONFIGURATION: join(folder, 'configuration') };
const on = (library: string, ...command: string[]) =>
  runCommand(['--library', join(folder, library), '--plain', '--json', ...command], { env });

let server: FakeDistrictServer;
let url: string;
beforeAll(async () => {
  server = new FakeDistrictServer();
  url = await server.start();
});
afterAll(() => server.close());

test('a PC that is in no district says so, and a wrong code, address or server are told', async () => {
  expect(errorOf(await on('una', 'sync')).code).toBe('NOT_ENROLLED');
  expect(errorOf(await on('una', 'enroll', '--server', url, '--code', 'AAAAA-AAAAA')).code).toBe(
    'ENROLMENT_CODE_WRONG',
  );
  const unsafe = await on('una', 'enroll', '--server', 'http://distrito.example', '--code', 'AAAAA-AAAAA');
  expect(errorOf(unsafe).code).toBe('DISTRICT_ADDRESS_WRONG');
  const nobody = await on('una', 'enroll', '--server', 'http://127.0.0.1:1', '--code', 'AAAAA-AAAAA');
  expect(errorOf(nobody).code).toBe('SYNC_UNREACHABLE');
});

test('what one PC wrote comes to the other, once', async () => {
  await on('una', 'ingest', samplePaper(/\.txt$|\.docx$/));
  for (const [library, code] of [
    ['una', 'ABCDE12345'],
    ['otra', '12345ABCDE'],
  ] as const) {
    server.codes.set(code, { id: '12', name: 'Escuela N.º 12' });
    const enrolled = await on(library, 'enroll', '--server', url, '--code', code);
    expect(enrolled.code, enrolled.stderr).toBe(0);
    expect(enrolled.stderr).toContain('Escuela N.º 12');
    const { pushed, pulled } = syncReport.parse(enrolled.json());
    expect(library === 'una' ? pushed : pulled).toBeGreaterThan(0);
    expect(library === 'una' ? pulled : pushed).toBe(0);
  }
  const again = syncReport.parse((await on('una', 'sync')).json());
  expect(again).toMatchObject({ pushed: 0, pulled: 0, blobsUp: 0, blobsDown: 0, conflicts: 0 });
});

test('a PC that was let go says so', async () => {
  server.revokeAll();
  const { code, ...result } = await on('una', 'sync');
  expect(code).toBe(1);
  expect(errorOf({ code, ...result }).code).toBe('DEVICE_REVOKED');
});
