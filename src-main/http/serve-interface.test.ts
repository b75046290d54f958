import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLocalHost, type LocalHost } from '../host/create-local-host.ts';
import { localConfiguration } from '../host/local-configuration.ts';
import { type InterfaceServer, serveInterface } from './serve-interface.ts';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: string };

let folder: string;
let host: LocalHost;
let server: InterfaceServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'http-'));
  mkdirSync(join(folder, 'interface', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'interface', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'interface', 'assets', 'app.js'), 'void 0;');
  writeFileSync(join(folder, 'secreto.txt'), 'secreto');
  host = await createLocalHost(localConfiguration({ library: join(folder, 'library'), plain: true, cores: 1 }, {}));
  server = await serve(2000);
});
afterEach(async () => {
  await server.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

function serve(largestBodyBytes: number): Promise<InterfaceServer> {
  const uploadsFolder = join(folder, 'uploads');
  return serveInterface(host, { port: 0, folder: join(folder, 'interface'), uploadsFolder, largestBodyBytes });
}

/** A request with any Host and a path as it is written: `fetch` would tidy both. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function openSession(): Promise<string> {
  const token = new URL(server.url).hash.slice('#token='.length);
  const answer = await ask('/session', { method: 'POST', body: JSON.stringify({ token }) });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

const call = (headers: Record<string, string>, body = '{}') =>
  ask('/rpc/library/capabilities', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  });

describe('the session', () => {
  test('is had by the first who shows the token, once, as a cookie that no script and no other site can use', async () => {
    const token = new URL(server.url).hash.slice('#token='.length);
    const exchange = (shown: unknown) => ask('/session', { method: 'POST', body: JSON.stringify({ token: shown }) });
    expect((await exchange('otra cosa')).status).toBe(401);
    const first = await exchange(token);
    expect(first.status).toBe(204);
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await exchange(token)).status).toBe(401);
  });

  test('is asked of every call of the contract', async () => {
    expect((await call({})).status).toBe(401);
    expect((await call({ cookie: 'amanuense=adivinado' })).status).toBe(401);
    const answer = await call({ cookie: await openSession() });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).json.worksOffline).toBe(true);
  });

  test('takes no token from a body that is too long or no JSON', async () => {
    expect((await ask('/session', { method: 'POST', body: 'x'.repeat(5000) })).status).toBe(401);
    expect((await ask('/session', { method: 'POST', body: '{' })).status).toBe(401);
  });
});

describe('who may ask', () => {
  test('a name pointed at this PC is refused, and so is a page of another site', async () => {
    const cookie = await openSession();
    expect((await call({ cookie, host: 'escuela.example' })).status).toBe(403);
    expect((await call({ cookie, origin: 'https://escuela.example' })).status).toBe(403);
    expect((await call({ cookie, origin: 'null' })).status).toBe(403);
    expect((await call({ cookie, origin: new URL(server.url).origin })).status).toBe(200);
  });
});

describe('the sound of a recording', () => {
  const content = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251);
  const id = '018f3e6a-0000-7000-8000-000000000001';
  let ofRecording: InterfaceServer;

  beforeEach(async () => {
    const read = async function* (start: number, end: number) {
      for (let at = start; at < end; at += 100_000) yield content.subarray(at, Math.min(end, at + 100_000));
    };
    const findSound = async () => ({ sizeBytes: content.length, read });
    const { router, context } = host;
    ofRecording = await serveInterface({ router, context, findSound }, { port: 0, folder: join(folder, 'interface') });
  });
  afterEach(() => ofRecording.close());

  const listen = async (init: RequestInit) => fetch(`${new URL(ofRecording.url).origin}/sound/${id}`, init);
  const cookieOf = async () => {
    const { origin, hash } = new URL(ofRecording.url);
    const body = JSON.stringify({ token: hash.slice('#token='.length) });
    const answer = await fetch(`${origin}/session`, { method: 'POST', body });
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  };

  test('is for the session alone and comes by stretches', async () => {
    expect((await listen({})).status).toBe(401);
    const cookie = await cookieOf();
    const part = await listen({ headers: { cookie, range: 'bytes=1000-1004' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1000-1004/3000000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(content.subarray(1000, 1005));
  });

  test('may be left in the middle', async () => {
    const logged = vi.spyOn(host.context, 'logError');
    const cookie = await cookieOf();
    const answer = await listen({ headers: { cookie } });
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
    expect((await listen({ headers: { cookie, range: 'bytes=-1' } })).status).toBe(206);
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('the interface’s files', () => {
  test('come with a policy that lets nothing from outside in', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['permissions-policy']).toContain('microphone=(self), camera=(), display-capture=()');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['cache-control']).toBe('no-store');
    expect((await ask('/assets/app.js')).headers['cache-control']).toContain('immutable');
  });

  test('are those of its folder alone', async () => {
    for (const path of [
      '/../secreto.txt',
      '/%2e%2e/secreto.txt',
      '/..%2fsecreto.txt',
      '/assets/../../secreto.txt',
      '/%ff',
    ]) {
      const answer = await ask(path);
      expect(answer.status, path).toBe(404);
      expect(answer.body, path).not.toContain('secreto');
    }
  });
});

test('a call that sends too much, or does not say how much, is refused with its code', async () => {
  const cookie = await openSession();
  const large = await call({ cookie }, JSON.stringify({ json: 'x'.repeat(3000) }));
  expect(large.status).toBe(422);
  expect(JSON.parse(large.body).json).toMatchObject({
    defined: true,
    code: 'APP_ERROR',
    data: { code: 'UPLOAD_TOO_LARGE' },
  });
  const unbounded = await ask('/rpc/library/capabilities', {
    method: 'POST',
    headers: { cookie, 'transfer-encoding': 'chunked' },
    body: '{}',
  });
  expect(unbounded.status).toBe(422);
});

describe('files that a call brings', () => {
  const boundary = 'x-limite-x';
  const paper = `Ficha de inscripción\n${'Legajo de la escuela. '.repeat(40_000)}`;
  const form = [
    `--${boundary}\r\nContent-Disposition: form-data; name="data"\r\n\r\n`,
    JSON.stringify({ json: { files: [null] }, meta: [], maps: [['files', 0]] }),
    `\r\n--${boundary}\r\nContent-Disposition: form-data; name="0"; filename="inscripción %22uno%22.txt"\r\n`,
    `Content-Type: text/plain\r\n\r\n${paper}\r\n--${boundary}--\r\n`,
  ].join('');

  beforeEach(async () => {
    await server.close();
    server = await serve(2_000_000);
  });

  const waiting = () =>
    existsSync(join(folder, 'uploads'))
      ? readdirSync(join(folder, 'uploads'), { recursive: true, encoding: 'utf8' })
          .map((name) => statSync(join(folder, 'uploads', name)))
          .filter((entry) => entry.isFile())
          .reduce((sum, entry) => sum + entry.size, 0)
      : 0;

  async function begin(content: string) {
    const { hostname, port } = new URL(server.url);
    const headers = {
      cookie: await openSession(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(Buffer.byteLength(content)),
    };
    const sent = request({ hostname, port, path: '/rpc/sources/upload', method: 'POST', headers });
    const answered = new Promise<Answer>((resolve, reject) => {
      sent.once('error', reject);
      sent.once('response', async (response) => {
        let body = '';
        for await (const chunk of response) body += String(chunk);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    return { sent, answered };
  }

  test('are written to the disk as they come, taken into the library whole, and left nowhere else', async () => {
    const { sent, answered } = await begin(form);
    const half = Buffer.from(form).subarray(0, 500_000);
    sent.write(half);
    await vi.waitFor(() => expect(waiting()).toBeGreaterThan(400_000), { timeout: 10_000, interval: 20 });
    sent.end(Buffer.from(form).subarray(half.length));
    const answer = await answered;
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('jobId')]);
    const [source] = await host.useCases.sources.getMany(await host.useCases.sources.listIds({}));
    expect(source).toMatchObject({ name: 'inscripción _uno_.txt', sizeBytes: Buffer.byteLength(paper) });
    await vi.waitFor(() => expect(readdirSync(join(folder, 'uploads'))).toEqual([]), { timeout: 10_000, interval: 20 });
  });

  test('leave nothing behind when the sender goes away in the middle', async () => {
    const { sent, answered } = await begin(form);
    const gone = expect(answered).rejects.toThrow();
    sent.write(Buffer.from(form).subarray(0, 500_000));
    await vi.waitFor(() => expect(waiting()).toBeGreaterThan(400_000), { timeout: 10_000, interval: 20 });
    sent.destroy();
    await gone;
    await vi.waitFor(() => expect(readdirSync(join(folder, 'uploads'))).toEqual([]), { timeout: 10_000, interval: 20 });
    expect(await host.useCases.sources.listIds({})).toEqual([]);
  });

  test('that are cut short or are no form are refused, and what a stopped program left is swept away', async () => {
    const whole = Buffer.from(form).subarray(0, 5000).toString();
    const { sent, answered } = await begin(whole);
    sent.end(whole);
    const answer = await answered;
    expect([answer.status, JSON.parse(answer.body).json.data.code]).toEqual([422, 'INVALID_INPUT']);
    await server.close();
    mkdirSync(join(folder, 'uploads', '999999999-abc'), { recursive: true });
    writeFileSync(join(folder, 'uploads', '999999999-abc', '0'), 'Papel de otro día');
    server = await serve(2000);
    expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
  });
});
