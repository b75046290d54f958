import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import { createSigningKeys } from '../../src-shared/domain/sync/device-keys.ts';
import { logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { verifyReply } from '../../src-shared/domain/sync/signed-messages.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import {
  type DistrictForTests,
  type PcForTests,
  startDistrictForTests,
} from '../../tests/fixtures/district-for-tests.ts';
import { addPerson } from '../../tests/fixtures/person-for-tests.ts';
import { refused } from '../../tests/fixtures/refused.ts';
import { makeOperation } from '../../tests/port-suites/district-log-suite.ts';
import { serveDistrict } from './serve-district.ts';

type Described = Record<string, { security?: unknown }>;

let nowMs = Date.UTC(2026, 2, 2, 11);
let district: DistrictForTests;
let schoolId: string;
let pc: PcForTests;

beforeAll(async () => {
  district = await startDistrictForTests({ now: () => nowMs });
  schoolId = await district.addSchool('Escuela 12');
  pc = await district.enrolPc(schoolId);
});
afterAll(() => district?.stop());

const hello = { protocol: 1, places: { school: logStart, district: logStart }, nowMs: 0 };
const enrol = (body: object, address = randomUUID()) =>
  fetch(`${district.url}/api/sync/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  });

describe('a PC that is let in', () => {
  it('sends what it wrote, and another PC of its school fetches it', async () => {
    const other = await district.enrolPc(schoolId);
    const operations = [makeOperation({ counter: 1, deviceId: pc.deviceId, value: 'Nuñez' })];
    expect(await pc.post('/api/sync/push', { operations })).toEqual({
      status: 200,
      json: { tip: 1, refused: [], isForked: false },
    });
    const { json } = await other.post('/api/sync/pull', { scope: 'school', place: logStart });
    expect(json).toMatchObject({ tip: 1, operations: [{ id: operations[0]!.id, value: 'Nuñez', sequence: 1 }] });
  });

  it('is taken at its word about what is newer than the server, in the order in which it was written', async () => {
    const own = await district.enrolPc(await district.addSchool('Escuela 20'));
    const { deviceId } = own;
    const operations = ['cell', 'from-the-future', 'cell'].map((entity, index) =>
      makeOperation({ counter: index + 1, deviceId, entity }),
    );
    const { json } = await own.post('/api/sync/push', { operations });
    expect(json).toEqual({ tip: 3, refused: [], isForked: false });
    const { json: page } = await own.post('/api/sync/pull', { scope: 'school', place: logStart });
    const [, newer] = (page as { operations: { entity: string }[] }).operations;
    expect(newer).toEqual({ ...operations[1], sequence: 2 });
  });

  it('sees nothing of another school, whatever it asks', async () => {
    const stranger = await district.enrolPc(await district.addSchool('Escuela 45'));
    const { json } = await stranger.post('/api/sync/pull', { scope: 'school', place: logStart, schoolId });
    expect(json).toMatchObject({ tip: 0, operations: [] });
  });

  it('knows the server by its signature of what it answers to a greeting', async () => {
    const body = new TextEncoder().encode(JSON.stringify(hello));
    const headers = await pc.sign('/api/sync/hello', body);
    const response = await fetch(`${district.url}/api/sync/hello`, { method: 'POST', headers, body });
    const reply = { status: response.status, headers: Object.fromEntries(response.headers) };
    const sent = { method: 'POST', target: '/api/sync/hello', body, headers };
    const bytes = new Uint8Array(await response.arrayBuffer());
    await verifyReply({ ...reply, body: bytes }, { request: sent, publicKey: pc.serverKey });
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ nowMs, logs: { school: { tip: 1 } } });
  });

  it('gets a new identity, which its key still answers for', async () => {
    const { json } = await pc.post('/api/sync/renew', null);
    const { deviceId } = json as { deviceId: string };
    expect(deviceId).not.toBe(pc.deviceId);
    expect((await district.host.log.device(deviceId))?.publicKey).toBe(
      (await district.host.log.device(pc.deviceId))?.publicKey,
    );
  });

  it('writes nothing of the district, and what it sends beside that is taken', async () => {
    const own = await district.enrolPc(await district.addSchool('Escuela 21'));
    const { id: _, hash: __, ...said } = makeOperation({ counter: 1, deviceId: own.deviceId });
    const foreign = sealOperation({ ...said, scope: 'district', deviceId: own.deviceId, counter: 1 });
    const operations = [foreign, makeOperation({ counter: 2, deviceId: own.deviceId })];
    expect((await own.post('/api/sync/push', { operations })).json).toEqual({
      tip: 1,
      refused: [{ id: foreign.id, code: 'NOT_ALLOWED' }],
      isForked: false,
    });
  });

  it('is told that it is forked where a copy of its disk wrote under the same name, and both are kept', async () => {
    const copied = await district.enrolPc(await district.addSchool('Escuela 22'));
    const write = (value: string) =>
      copied.post('/api/sync/push', {
        operations: [makeOperation({ counter: 1, deviceId: copied.deviceId, value })],
      });
    expect((await write('de una')).json).toMatchObject({ tip: 1, isForked: false });
    expect((await write('de la otra')).json).toMatchObject({ tip: 2, isForked: true });
  });

  it('may pack what it sends, and is answered so', async () => {
    const operations = Array.from({ length: 50 }, (_, counter) =>
      makeOperation({ counter, deviceId: randomUUID(), value: 'x'.repeat(1000) }),
    );
    const body = new Uint8Array(gzipSync(JSON.stringify({ operations })));
    const answer = await pc.post('/api/sync/push', body, { headers: { 'content-encoding': 'gzip' } });
    expect(answer).toMatchObject({ status: 200, json: { refused: [] } });
    expect((await pc.post('/api/sync/pull', { scope: 'school', place: logStart })).json).toMatchObject({
      operations: expect.objectContaining({ length: 51 }),
    });
  });

  it('is out with the request after it was revoked, under every name that its key has', async () => {
    const lost = await district.enrolPc(schoolId);
    const { json } = await lost.post('/api/sync/renew', {});
    expect(await district.host.registry.revoke(lost.deviceId)).toBe(true);
    expect(await lost.post('/api/sync/hello', hello)).toEqual(refused(403, 'DEVICE_REVOKED'));
    expect(await lost.post('/api/sync/push', { operations: [] })).toEqual(refused(403, 'DEVICE_REVOKED'));
    const renewed = await district.host.log.device((json as { deviceId: string }).deviceId);
    expect(renewed?.isRevoked).toBe(true);
    expect((await district.host.log.device(pc.deviceId))?.isRevoked).toBe(false);
  });
});

describe('a PC that leaves', () => {
  it('is out under every name that its key has, and its school sees that it went by itself', async () => {
    const school = await district.addSchool('Escuela 70');
    const own = await district.enrolPc(school);
    const { json } = await own.post('/api/sync/renew', {});
    expect(await own.post('/api/sync/leave', {})).toEqual({ status: 200, json: {} });
    expect(await own.post('/api/sync/hello', hello)).toEqual(refused(403, 'DEVICE_REVOKED'));
    expect(await own.post('/api/sync/leave', {})).toEqual(refused(403, 'DEVICE_REVOKED'));
    expect(await district.host.log.device((json as { deviceId: string }).deviceId)).toMatchObject({ isRevoked: true });
    const { devices } = await district.host.people.schools.get(machine, school);
    expect(devices).toMatchObject([{ isRevoked: true, hasLeft: true }]);
    const { entries } = await district.host.people.audit.page(machine, {
      filter: { schoolId: school },
      before: null,
      limit: 5,
    });
    expect(entries[0]).toMatchObject({ action: 'device.leave', actor: { kind: 'device', deviceId: own.deviceId } });
  });
});

describe('a request', () => {
  it('is taken once', async () => {
    const nonce = randomUUID();
    expect((await pc.post('/api/sync/hello', hello, { nonce })).status).toBe(200);
    expect(await pc.post('/api/sync/hello', hello, { nonce })).toEqual(refused(401, 'SIGNATURE_REFUSED'));
  });

  it('of a clock that is ten years off is told the time', async () => {
    for (const years of [-10, 10]) {
      const answer = await pc.post('/api/sync/hello', hello, { nowMs: nowMs + years * 365 * 86_400_000 });
      expect(answer).toEqual({
        status: 401,
        json: expect.objectContaining({ code: 'CLOCK_REFUSED', data: { nowMs } }),
      });
    }
  });

  it('without a signature, or of somebody else’s, is refused', async () => {
    const body = JSON.stringify(hello);
    const bare = await fetch(`${district.url}/api/sync/hello`, { method: 'POST', body });
    expect(bare.status).toBe(401);
    const other = await district.enrolPc(schoolId);
    const headers = { ...(await other.sign('/api/sync/hello', new TextEncoder().encode(body))) };
    headers['signature-input'] = headers['signature-input']!.replace(other.deviceId, pc.deviceId);
    const forged = await fetch(`${district.url}/api/sync/hello`, { method: 'POST', body, headers });
    expect(forged.status).toBe(401);
  });

  it('that unpacks to too much is refused without unpacking it', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200 * 1024 ** 2, 0x20)));
    const headers = { 'content-encoding': 'gzip' };
    expect(bomb.length).toBeLessThan(1024 ** 2);
    expect(await pc.post('/api/sync/push', bomb, { headers })).toEqual(refused(413, 'SYNC_REQUEST_TOO_LARGE'));
  });

  it('that is too long is refused before it is read, and as it grows where it does not say', async () => {
    for (const headers of [{ 'content-length': String(1024 ** 3) }, { 'transfer-encoding': 'chunked' }]) {
      const { hostname, port } = new URL(district.url);
      const sent = request({ hostname, port, path: '/api/sync/push', method: 'POST', headers });
      sent.on('error', () => undefined);
      const answered = once(sent, 'response');
      for (let megabytes = 0; megabytes < 3; megabytes++) sent.write(Buffer.alloc(1024 ** 2, 0x20));
      const [response] = await answered;
      expect(response.statusCode).toBe(413);
      sent.destroy();
    }
  });

  it.each([
    ['is no JSON', '{'],
    ['is nested too deep', '['.repeat(500_000)],
    ['is nested too deep, and closed', `{"operations":${'['.repeat(2000)}${']'.repeat(2000)}}`],
    ['is of another shape', '{"operations":7}'],
    ['is packed in no way', 'x'],
  ])('that %s is refused with a code', async (name, text) => {
    const headers: Record<string, string> = name.includes('packed') ? { 'content-encoding': 'gzip' } : {};
    const answer = await pc.post('/api/sync/push', new TextEncoder().encode(text), { headers });
    expect(answer).toEqual(refused(400, 'INVALID_INPUT'));
  });

  it('for a place that no log reaches is told that the log is another', async () => {
    const place = { sequence: Number.MAX_SAFE_INTEGER, chain: 'f'.repeat(32) };
    expect(await pc.post('/api/sync/pull', { scope: 'school', place })).toEqual(refused(409, 'OTHER_LOG'));
  });

  it('of a program that is too old is told so', async () => {
    expect(await pc.post('/api/sync/hello', { ...hello, protocol: 0 })).toEqual(refused(426, 'CLIENT_TOO_OLD'));
  });

  it('comes too often at some time, and is told when to come again', async () => {
    const busy = await district.enrolPc(schoolId);
    const headers = { 'x-forwarded-for': randomUUID() };
    let answer = await busy.post('/api/sync/hello', hello, { headers });
    for (let count = 0; count < 200 && answer.status === 200; count++) {
      answer = await busy.post('/api/sync/hello', hello, { headers });
    }
    expect(answer).toEqual(refused(429, 'SERVER_BUSY'));
    expect(answer.json).toMatchObject({ data: { retryAfterSeconds: 1 } });
    nowMs += 1000;
    expect((await busy.post('/api/sync/hello', hello, { headers })).status).toBe(200);
  });
});

describe('a PC that waits', () => {
  const headers = () => ({ 'x-forwarded-for': randomUUID() });
  /** From the end of what its school wrote, as the one that it is. */
  async function waiting(own: PcForTests, held: { school: number; district: number }): Promise<Response> {
    const path = `/api/sync/wait?school=${held.school}&district=${held.district}`;
    return own.ask(path, null, { method: 'GET', headers: headers() });
  }

  it('is answered when another one of its school has sent something', async () => {
    const school = await district.addSchool('Escuela 60');
    const [own, other] = [await district.enrolPc(school), await district.enrolPc(school)];
    const asked = waiting(own, { school: 0, district: 0 });
    const operations = [makeOperation({ counter: 1, deviceId: other.deviceId })];
    await other.post('/api/sync/push', { operations }, { headers: headers() });
    expect(await (await asked).json()).toEqual({ hasNews: true });
  });

  it('is answered when it is shut out, and then no more', async () => {
    const own = await district.enrolPc(await district.addSchool('Escuela 61'));
    const answer = await waiting(own, { school: 1, district: 0 });
    expect(await answer.json()).toEqual({ hasNews: true });
    const asked = waiting(own, { school: 0, district: 0 });
    await district.host.people.schools.revoke(machine, { id: own.deviceId, reason: null });
    const { status } = await asked;
    expect([200, 403]).toContain(status);
    expect((await waiting(own, { school: 0, district: 0 })).status).toBe(403);
  });

  it('is refused where it does not say what it holds', async () => {
    expect((await waiting(pc, { school: -1, district: 0.5 })).status).toBe(400);
    expect((await fetch(`${district.url}/api/sync/wait?school=0&district=0`)).status).toBe(401);
  });
});

describe('a server whose disk is full', () => {
  /** Every writing of its Postgres fails as it does where no room is left. */
  async function fillDisk(isFull: boolean): Promise<void> {
    const owner = new Client({ connectionString: district.databaseUrl });
    await owner.connect();
    await owner.query(`create or replace function refuse_writing() returns trigger language plpgsql as
      $$ begin raise exception using errcode = 'disk_full'; end $$`);
    for (const table of ['operations', 'seen_nonces', 'devices', 'sessions', 'audit_entries']) {
      await owner.query(`drop trigger if exists full_disk on ${table}`);
      if (isFull) {
        const trigger = `create trigger full_disk before insert or update on ${table}`;
        await owner.query(`${trigger} for each row execute function refuse_writing()`);
      }
    }
    await owner.end();
  }

  it('takes nothing and still gives what it has, until there is room again', async () => {
    const operations = [makeOperation({ counter: 70, deviceId: pc.deviceId })];
    const administrator = await addPerson(district, { role: 'administrator' });
    const addSchool = () => administrator.post('/district/schools/add', { name: 'Escuela 70' });
    await fillDisk(true);
    try {
      expect(await pc.post('/api/sync/push', { operations })).toEqual(refused(507, 'DISK_FULL'));
      expect(await pc.post('/api/sync/renew', null)).toEqual(refused(507, 'DISK_FULL'));
      expect((await pc.post('/api/sync/hello', hello)).status).toBe(200);
      expect((await pc.post('/api/sync/pull', { scope: 'school', place: logStart })).status).toBe(200);
      expect((await pc.post('/api/sync/missing', { blocks: [] })).status).toBe(200);
      // Long enough for the use of a session to be noted.
      nowMs += 61_000;
      expect((await administrator.post('/account/me')).status).toBe(200);
      expect((await administrator.post('/district/schools/list')).status).toBe(200);
      expect((await addSchool()).status).toBe(507);
    } finally {
      await fillDisk(false);
    }
    expect((await pc.post('/api/sync/push', { operations })).status).toBe(200);
    expect((await addSchool()).status).toBe(200);
  });
});

it('ends what is under way before it goes, and takes nothing new', async () => {
  const leaving = await serveDistrict(district.host, { port: 0, hostname: '127.0.0.1', isBehindProxy: false });
  const { hostname, port } = new URL(leaving.url);
  const body = new TextEncoder().encode(JSON.stringify(hello));
  const headers = {
    ...(await pc.sign('/api/sync/hello', body)),
    'content-length': body.length,
    expect: '100-continue',
  };
  const sent = request({ hostname, port, path: '/api/sync/hello', method: 'POST', headers });
  sent.flushHeaders();
  await once(sent, 'continue');
  const closing = leaving.close();
  const answered = once(sent, 'response');
  sent.end(body);
  const [response] = await answered;
  expect([response.statusCode, response.headers.connection]).toEqual([200, 'close']);
  response.resume();
  await closing;
  await expect(fetch(`${leaving.url}/healthz`)).rejects.toThrow();
});

describe('a code', () => {
  const publicKey = async () => (await createSigningKeys()).publicKey;

  it('lets one PC in, once', async () => {
    const { code } = await district.host.enrolment.createCode(schoolId);
    const typed = `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase();
    const first = await enrol({ code: typed, publicKey: await publicKey() });
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ school: { id: schoolId, name: 'Escuela 12' }, serverKey: pc.serverKey });
    expect((await enrol({ code, publicKey: await publicKey() })).status).toBe(403);
  });

  it('lets one of two in that come at once', async () => {
    const { code } = await district.host.enrolment.createCode(schoolId);
    const keys = await Promise.all([publicKey(), publicKey(), publicKey()]);
    const answers = await Promise.all(keys.map((key) => enrol({ code, publicKey: key })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });

  it('is good for five tries', async () => {
    const { code } = await district.host.enrolment.createCode(schoolId);
    const wrong = `${code.slice(0, 9)}${code.endsWith('7') ? '8' : '7'}`;
    for (let count = 0; count < 5; count++) {
      expect((await enrol({ code: wrong, publicKey: await publicKey() })).status).toBe(403);
    }
    expect((await enrol({ code, publicKey: await publicKey() })).status).toBe(403);
  });

  it('is good for fifteen minutes', async () => {
    const { code, expiresMs } = await district.host.enrolment.createCode(schoolId);
    nowMs = expiresMs;
    expect((await enrol({ code, publicKey: await publicKey() })).status).toBe(403);
  });

  it('is made for no school that is not there', async () => {
    await expect(district.host.enrolment.createCode(randomUUID())).rejects.toThrow('NOT_IN_DISTRICT');
  });

  it('is not guessed by who tries many', async () => {
    const address = randomUUID();
    const statuses = new Set<number>();
    for (let count = 0; count < 12; count++) {
      const answer = await enrol(
        { code: `AAAA${String(count).padStart(6, '0')}`, publicKey: await publicKey() },
        address,
      );
      statuses.add(answer.status);
    }
    expect(statuses).toEqual(new Set([403, 429]));
  });

  it('lets a room of PCs in from one address: good codes do not count', async () => {
    const address = randomUUID();
    for (let count = 0; count < 20; count++) {
      const { code } = await district.host.enrolment.createCode(schoolId);
      expect((await enrol({ code, publicKey: await publicKey() }, address)).status).toBe(200);
    }
  });
});

describe('parts of files', () => {
  it('come sixteen at once of a PC at most, however slowly, and go on once others have ended', async () => {
    const own = await district.enrolPc(schoolId);
    const bytes = new Uint8Array(100);
    const path = `/api/sync/blob/chunk?blob=${'0'.repeat(64)}&index=0`;
    // An address from which nothing came before: only the PC is to be counted.
    const from = { 'x-forwarded-for': randomUUID() };
    const beginOne = async () => {
      const headers = { ...(await own.sign(path, bytes)), ...from, 'content-length': bytes.length };
      const begun = request(`${district.url}${path}`, { method: 'POST', headers }).on('error', () => undefined);
      begun.write(bytes.subarray(0, 1));
      return begun;
    };
    const sendOne = async () => {
      // Nobody is to be refused for coming often.
      nowMs += 1000;
      return (await own.ask(path, bytes, { headers: from })).status;
    };
    const begun = await Promise.all(Array.from({ length: 17 }, beginOne));
    const [refused] = await Promise.race(begun.map((each) => once(each, 'response')));
    expect(refused.statusCode).toBe(429);
    expect(await sendOne()).toBe(429);
    for (const each of begun) each.destroy();
    await vi.waitFor(async () => expect(await sendOne()).toBe(200), { timeout: 60_000, interval: 500 });
  }, 150_000);
});

describe('whoever watches the server', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${district.url}${path}`, { headers });

  it('is told that it lives and that it works', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
  });

  it('asks the database once for all who want to know at once, however many they are', async () => {
    const looks = vi.spyOn(district.host, 'isReady');
    const answers = await Promise.all(Array.from({ length: 100 }, () => get('/readyz')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // More than one only where a hundred answers take seconds.
    expect(looks.mock.calls.length).toBeLessThan(20);
    looks.mockRestore();
  });

  it('may ask for the head of an answer alone', async () => {
    for (const path of ['/healthz', '/readyz', '/api/openapi.json']) {
      const head = await fetch(`${district.url}${path}`, { method: 'HEAD' });
      expect([head.status, await head.text()], path).toEqual([200, '']);
    }
    const whole = await get('/api/openapi.json');
    const head = await fetch(`${district.url}/api/openapi.json`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'));
    expect((await fetch(`${district.url}/healthz`, { method: 'POST' })).status).toBe(405);
  });

  it('keeps an idle line longer than what stands before it does', async () => {
    const { headers } = await get('/healthz');
    const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? [];
    // Caddy closes one after two minutes.
    expect(Number(seconds)).toBeGreaterThan(120);
  });

  it('is told how much and how fast, on the machine itself', async () => {
    const text = await (await get('/metrics')).text();
    expect(text).toContain('amanuense_requests_total{route="/api/sync/hello",status="200"}');
    expect(text).not.toContain(pc.deviceId);
    expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
  });

  it('finds nothing else', async () => {
    for (const path of ['/api', '/api/', '/api/sync', '/api/sync/../hello', '/api/sync/olvidar', '/%ff']) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await get('/api/sync/hello')).status).toBe(401);
  });

  it('reads what it answers as OpenAPI 3.1', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, Described> };
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const { paths, peoplePaths } = district.host;
    expect(new Set(Object.keys(document.paths))).toEqual(new Set([...paths, ...peoplePaths]));
    const unsigned = Object.entries(document.paths)
      .filter(([, methods]) => Object.values(methods).some(({ security }) => security === undefined))
      .map(([path]) => path);
    expect(unsigned.sort()).toEqual([
      '/account/finish-provider-sign-in',
      '/account/link',
      '/account/provider',
      '/account/sign-in',
      '/account/start-provider-sign-in',
      '/account/use-link',
      '/sync/enrol',
    ]);
  });
});
