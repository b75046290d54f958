import { afterEach, expect, test } from 'vitest';
import { patientFetch } from '../../src-main/adapters/patient-fetch.ts';
import { createOllamaLanguageModel } from '../../src-shared/language-models/ollama.ts';
import type { OllamaScenario } from '../fakes/ollama/scenario.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { runLanguageModelSuite, sampleRequest } from '../port-suites/language-model-suite.ts';

const prueba = { model: 'prueba:1b', contextTokens: 8_192 };
const calm = new AbortController().signal;

runLanguageModelSuite(
  'Ollama',
  async (script, { stallMs }) => {
    const server = await startFakeOllama({ chat: () => script });
    return { server, model: createOllamaLanguageModel({ ...prueba, url: server.url, stallMs }) };
  },
  createOllamaLanguageModel({ ...prueba, url: 'http://127.0.0.1:9', stallMs: 60_000 }),
);

runLanguageModelSuite(
  'Ollama, reached by a fetch that never gives up',
  async (script, { stallMs }) => {
    const server = await startFakeOllama({ chat: () => script });
    const reached = { url: server.url, fetch: patientFetch };
    return { server, model: createOllamaLanguageModel({ ...prueba, ...reached, stallMs }) };
  },
  createOllamaLanguageModel({ ...prueba, url: 'http://127.0.0.1:9', fetch: patientFetch, stallMs: 60_000 }),
);

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function startModel(scenario: OllamaScenario, model = 'prueba:1b') {
  const server = await startFakeOllama(scenario);
  close = server.close;
  return { server, model: createOllamaLanguageModel({ ...prueba, model, url: server.url, stallMs: 60_000 }) };
}

test('the request carries the schema, the context window and a cap on the answer', async () => {
  const { server, model } = await startModel({ chat: () => ({ pieces: ['{}'] }) });
  await model.generate(sampleRequest, { signal: calm });
  expect(server.requests[0]).toMatchObject({
    model: 'prueba:1b',
    stream: true,
    format: { type: 'object' },
    options: { num_ctx: 8192, num_predict: 300, temperature: 0 },
    messages: [{ role: 'system' }, { role: 'user', content: 'Papel' }],
  });
});

test('a prompt longer than the window is an error, never cut in silence', async () => {
  const { model } = await startModel({ chat: () => ({ pieces: ['{}'] }) });
  const answer = model.generate({ ...sampleRequest, prompt: 'papel '.repeat(10_000) }, { signal: calm });
  await expect(answer).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});

test('a schema that a real server could not be bound to fails', async () => {
  const { model } = await startModel({ chat: () => ({ pieces: ['{}'] }) });
  const schema = { type: 'object', properties: { cita: { type: 'string', maxLength: 2_001 } } };
  const answer = model.generate({ ...sampleRequest, schema }, { signal: calm });
  await expect(answer).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});

test('a model that thinks is asked not to, so that its tokens go to the answer', async () => {
  const { model } = await startModel({
    models: [{ name: 'prueba:1b', capabilities: ['completion', 'thinking'] }],
    chat: () => ({ thinking: Array.from({ length: 400 }, () => 'mmm '), pieces: ['{"a":1}'] }),
  });
  expect(await model.generate(sampleRequest, { signal: calm })).toEqual({ a: 1 });
});

test.each<[string, OllamaScenario, string]>([
  ['a model that is not there', { models: [] }, 'MODEL_UNAVAILABLE'],
  ['a model too big for the memory', { availableMemoryBytes: 1_000 }, 'MODEL_FAILED'],
  ['a full queue', { isBusy: true }, 'MODEL_FAILED'],
  [
    'a model of meanings, which writes nothing',
    { models: [{ name: 'prueba:1b', capabilities: ['embedding'] }] },
    'MODEL_FAILED',
  ],
])('%s is told by its code', async (_name, scenario, code) => {
  const { model } = await startModel({ ...scenario, chat: () => ({ pieces: ['{}'] }) });
  await expect(model.generate(sampleRequest, { signal: calm })).rejects.toMatchObject({ code });
});

test('a model asked for with no tag is the latest', async () => {
  const { model } = await startModel({ models: ['prueba:latest'], chat: () => ({ pieces: ['{"a":1}'] }) }, 'prueba');
  expect(await model.isAvailable()).toBe(true);
  expect(await model.generate(sampleRequest, { signal: calm })).toEqual({ a: 1 });
});
