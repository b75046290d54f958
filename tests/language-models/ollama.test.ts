import { afterEach, expect, test, vi } from 'vitest';
import { createOllamaLanguageModel } from '../../src-shared/language-models/ollama.ts';
import { type ChatRequest, type ChatScript, startFakeOllama } from '../fakes/ollama-server.ts';

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function startModel(answer: (request: ChatRequest) => ChatScript, stallMs = 5_000) {
  const server = await startFakeOllama(answer);
  close = server.close;
  return {
    server,
    model: createOllamaLanguageModel({ url: server.url, model: 'prueba:1b', contextTokens: 8192, stallMs }),
  };
}

const request = { system: 'Leé.', prompt: 'Papel', schema: { type: 'object' }, maximumTokens: 300 };
const calm = new AbortController().signal;

test('the request carries the schema, the context window and a cap on the answer', async () => {
  const { server, model } = await startModel(() => ({ pieces: ['{"datos"', ': []}'] }));
  expect(await model.generate(request, { signal: calm })).toEqual({ datos: [] });
  expect(server.requests[0]).toMatchObject({
    model: 'prueba:1b',
    stream: true,
    format: { type: 'object' },
    options: { num_ctx: 8192, num_predict: 300, temperature: 0 },
    messages: [{ role: 'system' }, { role: 'user', content: 'Papel' }],
  });
});

test('an answer that repeats itself for ever is stopped', async () => {
  const { server, model } = await startModel(() => ({
    pieces: Array.from({ length: 5000 }, () => '{"valor": "x"},'),
    delayMs: 1,
  }));
  await expect(model.generate(request, { signal: calm })).rejects.toMatchObject({ code: 'MODEL_FAILED' });
  await vi.waitFor(() => expect(server.abortedRequests()).toBe(1));
});

test('a slow answer is waited for as long as tokens keep coming', async () => {
  const { model } = await startModel(() => ({ pieces: ['{', '"a"', ':', '1', '}'], delayMs: 150 }), 400);
  expect(await model.generate(request, { signal: calm })).toEqual({ a: 1 });
});

test('an answer that stalls fails', async () => {
  const { model } = await startModel(() => ({ pieces: ['{', '}'], delayMs: 3_000 }), 200);
  await expect(model.generate(request, { signal: calm })).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});

test('cancelling closes the connection, so that the model stops computing', async () => {
  const { server, model } = await startModel(() => ({
    pieces: Array.from({ length: 100 }, (_, index) => String(index)),
    delayMs: 50,
  }));
  const stop = new AbortController();
  const answer = model.generate(request, { signal: stop.signal });
  setTimeout(() => stop.abort(), 200);
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(() => expect(server.abortedRequests()).toBe(1));
});

test.each([
  ['text that is not JSON', { pieces: ['no sé'] }, 'MODEL_FAILED'],
  ['a model that is not installed', { pieces: [], status: 404 }, 'MODEL_UNAVAILABLE'],
  ['a server in trouble', { pieces: [], status: 503 }, 'MODEL_FAILED'],
])('%s is told by its code', async (_name, script, code) => {
  const { model } = await startModel(() => script);
  await expect(model.generate(request, { signal: calm })).rejects.toMatchObject({ code });
});

test('nobody listening is told apart from a model that answers badly', async () => {
  const model = createOllamaLanguageModel({
    url: 'http://127.0.0.1:9',
    model: 'x',
    contextTokens: 4096,
    stallMs: 1000,
  });
  await expect(model.generate(request, { signal: calm })).rejects.toMatchObject({ code: 'MODEL_UNAVAILABLE' });
  expect(await model.isAvailable()).toBe(false);
});

test('a model is available when Ollama lists it', async () => {
  const { model } = await startModel(() => ({ pieces: [] }));
  expect(await model.isAvailable()).toBe(true);
});
