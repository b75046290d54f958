import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSigningKeys } from '../../../src-shared/domain/sync/device-keys.ts';
import { logStart } from '../../../src-shared/domain/sync/log-chain.ts';
import type { SyncConnection } from '../../../src-shared/ports/sync-connection.ts';
import { FakeDistrictServer } from '../../../tests/fakes/fake-district-server.ts';
import { MemorySyncStore } from '../../../tests/simulation/memory-sync-store.ts';
import { createHttpDistrictServers } from './http-district-servers.ts';

const clock = { now: () => Date.now() };
const neverAborted = new AbortController().signal;
const places = { school: logStart, district: logStart };
const greeting = () => ({ protocol: 1, places, nowMs: clock.now() });

let server: FakeDistrictServer;
let url: string;
beforeEach(async () => {
  server = new FakeDistrictServer();
  url = await server.start();
});
afterEach(() => server.close());

async function enrolled(signal = neverAborted): Promise<{ deviceId: string; connection: SyncConnection }> {
  const servers = createHttpDistrictServers(clock);
  const { publicKey, privateKey } = await createSigningKeys();
  server.codes.set('ABCDE12345', { id: '12', name: 'Escuela N.º 12' });
  const { deviceId, school, serverKey } = await servers.enrol(url, { code: 'ABCDE12345', publicKey }, signal);
  expect(school.name).toBe('Escuela N.º 12');
  const caller = { server: url, serverKey, identity: async () => ({ deviceId, privateKey }) };
  return { deviceId, connection: servers.connect(caller, signal) };
}

const answering =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers);
    response.end(body);
  };

it('sends what was written, packed where that pays, and fetches it back', async () => {
  const { deviceId, connection } = await enrolled();
  expect((await connection.hello(greeting())).logs.school.tip).toBe(0);
  const store = new MemorySyncStore(deviceId);
  const operations = Array.from({ length: 50 }, (_, index) => store.write('a', `ñandú ${index}`, 'Ana', clock.now()));
  expect(await connection.push({ operations })).toMatchObject({ tip: 50, refused: [], isForked: false });
  expect(server.requests.at(-1)?.headers['content-encoding']).toBe('gzip');
  const page = await connection.pull({ scope: 'school', place: logStart });
  expect(page.operations.map(({ sequence: _, ...operation }) => operation)).toEqual(operations);
  expect((await connection.renew()).deviceId).not.toBe(deviceId);
});

it('signs by the clock of the server where its own is ten years off', async () => {
  server.clockOffsetMs = 10 * 365 * 24 * 3600 * 1000;
  const { connection } = await enrolled();
  await connection.hello(greeting());
  const asked = server.requests.length;
  await connection.hello(greeting());
  expect(server.requests).toHaveLength(asked + 1);
});

it('follows no other server that answers at the address', async () => {
  const { connection } = await enrolled();
  server.keys = createSigningKeys();
  await expect(connection.hello(greeting())).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
});

it('tells a wrong code and a PC that was let go', async () => {
  const servers = createHttpDistrictServers(clock);
  const { publicKey } = await createSigningKeys();
  const wrong = servers.enrol(url, { code: '0000000000', publicKey }, neverAborted);
  await expect(wrong).rejects.toMatchObject({ code: 'ENROLMENT_CODE_WRONG' });
  const { connection } = await enrolled();
  server.revokeAll();
  await expect(connection.hello(greeting())).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
});

it.each([
  ['a page that asks to sign in', answering(200, '<html>'), 'SYNC_UNREACHABLE'],
  ['another address', answering(302, '', { location: 'http://127.0.0.1:1/' }), 'SYNC_UNREACHABLE'],
  ['a gateway without its server', answering(502, 'Bad Gateway'), 'SERVER_FAILED'],
  ['a failure inside', answering(500, '{"code":"INTERNAL"}'), 'SERVER_FAILED'],
  ['a full disk', answering(507, '{"code":"DISK_FULL"}'), 'SERVER_FULL'],
  ['a code that this program does not know', answering(418, '{"code":"FROM_THE_FUTURE"}'), 'SYNC_UNREACHABLE'],
  ['a line that breaks', (response: ServerResponse) => void response.destroy(), 'SYNC_UNREACHABLE'],
])('says what it is where there answers %s', async (_, interfere, code) => {
  const { connection } = await enrolled();
  server.interfere = interfere;
  await expect(connection.pull({ scope: 'school', place: logStart })).rejects.toMatchObject({ code });
});

it('is told when to come back', async () => {
  const { connection } = await enrolled();
  server.interfere = answering(429, '{"code":"SERVER_BUSY"}', { 'retry-after': '40' });
  const busy = expect.objectContaining({ code: 'SERVER_BUSY', data: { retryAfterSeconds: 40 } });
  await expect(connection.hello(greeting())).rejects.toEqual(busy);
});

it('reads no answer that is longer than any of the protocol', async () => {
  const { connection } = await enrolled();
  const isCut = new Promise<void>((resolve) => {
    server.interfere = (response) => {
      response.once('close', resolve);
      const more = () => {
        while (!response.destroyed && response.write(new Uint8Array(65_536)));
        response.once('drain', more);
      };
      more();
    };
  });
  await expect(connection.hello(greeting())).rejects.toMatchObject({ code: 'SYNC_UNREACHABLE' });
  await isCut;
});

it('stops when it is told to', async () => {
  const stop = new AbortController();
  const { connection } = await enrolled(stop.signal);
  server.interfere = () => stop.abort();
  await expect(connection.hello(greeting())).rejects.toMatchObject({ name: 'AbortError' });
});

it('tells at once that nobody listens at the address', async () => {
  const { connection } = await enrolled();
  await server.close();
  await expect(connection.hello(greeting())).rejects.toMatchObject({
    code: 'SYNC_UNREACHABLE',
    data: { server: new URL(url).host },
  });
});
