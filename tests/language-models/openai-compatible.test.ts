import { afterEach, expect, test } from 'vitest';
import { createOpenAiCompatibleLanguageModel } from '../../src-shared/language-models/openai-compatible.ts';
import { type OpenAiScenario, startFakeOpenAiServer } from '../fakes/openai-server.ts';
import { runLanguageModelSuite, sampleRequest } from '../port-suites/language-model-suite.ts';

const prueba = { model: 'prueba:1b', contextTokens: 8_192 };
const calm = new AbortController().signal;

runLanguageModelSuite(
  'a server that speaks OpenAI’s protocol',
  async (script, { stallMs }) => {
    const server = await startFakeOpenAiServer({ chat: () => script });
    return { server, model: createOpenAiCompatibleLanguageModel({ ...prueba, url: server.url, stallMs }) };
  },
  createOpenAiCompatibleLanguageModel({ ...prueba, url: 'http://127.0.0.1:9', stallMs: 60_000 }),
);

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function startModel(scenario: OpenAiScenario, stallMs = 60_000) {
  const server = await startFakeOpenAiServer(scenario);
  close = server.close;
  return { server, model: createOpenAiCompatibleLanguageModel({ ...prueba, url: server.url, stallMs }) };
}

test('the request carries the schema and a cap on the answer', async () => {
  const { server, model } = await startModel({ chat: () => ({ pieces: ['{}'] }) });
  await model.generate(sampleRequest, { signal: calm });
  expect(server.requests[0]).toMatchObject({
    model: 'prueba:1b',
    stream: true,
    response_format: { type: 'json_schema', json_schema: { schema: { type: 'object' } } },
    max_tokens: 300,
    temperature: 0,
    messages: [{ role: 'system' }, { role: 'user', content: 'Papel' }],
  });
});

test('a server that is still loading its model is waited for', async () => {
  const { server, model } = await startModel({ loadingRequests: 2, chat: () => ({ pieces: ['{"a":1}'] }) });
  expect(await model.generate(sampleRequest, { signal: calm })).toEqual({ a: 1 });
  expect(server.requests).toHaveLength(3);
});

test('a server that never ends loading its model has stalled', async () => {
  const { model } = await startModel({ loadingRequests: Number.POSITIVE_INFINITY }, 300);
  await expect(model.generate(sampleRequest, { signal: calm })).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});

test('a model that the server does not list is not available', async () => {
  const { model } = await startModel({ models: ['otro'] });
  expect(await model.isAvailable()).toBe(false);
});
