import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { patientFetch } from './patient-fetch.ts';

let close: () => void = () => undefined;
afterEach(() => close());

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('status, headers and body come as they were sent', async () => {
  const url = await listen((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"no está"}');
  });
  const answer = await patientFetch(url);
  expect(answer.ok).toBe(false);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.json()).toEqual({ error: 'no está' });
});

test('what is said is heard as it is said', async () => {
  let say: (text: string) => void = () => undefined;
  const url = await listen((_request, response) => {
    response.write('uno');
    say = (text) => response.end(text);
  });
  const reader = (await patientFetch(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('uno');
  say('dos');
  expect((await reader?.read())?.value).toBe('dos');
  expect((await reader?.read())?.done).toBe(true);
});

test('a body is sent, as text or as a stream, whatever the method', async () => {
  const url = await listen((request, response) => void request.pipe(response));
  expect(await (await patientFetch(url, { method: 'POST', body: 'papel' })).text()).toBe('papel');
  expect(await (await patientFetch(url, { method: 'DELETE', body: 'papel' })).text()).toBe('papel');
  const streamed = { method: 'POST', body: new Blob(['x'.repeat(300_000)]).stream(), duplex: 'half' as const };
  expect(await (await patientFetch(url, streamed)).text()).toHaveLength(300_000);
});

test('a body that breaks off in the middle fails the request', async () => {
  const url = await listen((request, response) => {
    request.resume().once('end', () => response.end('entero'));
  });
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('medio'));
      controller.error(new Error('se sacó el pendrive'));
    },
  });
  await expect(patientFetch(url, { method: 'POST', body, duplex: 'half' as const } as RequestInit)).rejects.toThrow();
});

test('an answer with no body has none', async () => {
  const url = await listen((_request, response) => void response.writeHead(200).end());
  expect((await patientFetch(url, { method: 'HEAD' })).body).toBeNull();
});

test('aborting closes the connection, before the first byte and after it', async () => {
  let isOpen = false;
  let begins = false;
  const url = await listen((_request, response) => {
    isOpen = true;
    response.once('close', () => {
      isOpen = false;
    });
    if (begins) response.write('uno');
  });
  const early = new AbortController();
  const outcome = expect(patientFetch(url, { signal: early.signal })).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => isOpen, { timeout: 30_000 }).toBe(true);
  early.abort();
  await outcome;
  await expect.poll(() => isOpen, { timeout: 30_000 }).toBe(false);

  begins = true;
  const late = new AbortController();
  const answer = await patientFetch(url, { signal: late.signal });
  late.abort();
  await expect(answer.text()).rejects.toThrow();
  await expect.poll(() => isOpen, { timeout: 30_000 }).toBe(false);
});

test('nobody listening fails as fetch does', async () => {
  await expect(patientFetch('http://127.0.0.1:9/')).rejects.toBeInstanceOf(TypeError);
});
