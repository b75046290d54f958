import { afterEach, expect, test } from 'vitest';
import { createOllamaEmbedder } from '../../src-shared/language-models/ollama-embedder.ts';
import type { OllamaScenario } from '../fakes/ollama/scenario.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';
import { runEmbedderSuite } from '../port-suites/embedder-suite.ts';

const model = 'embeddinggemma:300m';
const calm = new AbortController().signal;
const gemma = { name: model, capabilities: ['embedding' as const], embeddingDimensions: 64, family: 'gemma3' };

runEmbedderSuite(
  'Ollama',
  async ({ contextTokens = 2_048, isBusy, isTooBig, isMissing, isStalled }) => {
    const server = await startFakeOllama({
      models: isMissing ? [] : [{ ...gemma, contextTokens }],
      isBusy,
      isStalled,
      ...(isTooBig && { availableMemoryBytes: 1 }),
    });
    return { server, embedder: createOllamaEmbedder({ url: server.url, model, stallMs: 60_000 }) };
  },
  createOllamaEmbedder({ url: 'http://127.0.0.1:9', model, stallMs: 60_000 }),
);

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function startEmbedder(scenario: OllamaScenario, name = model) {
  const server = await startFakeOllama({ models: [{ ...gemma, name }], ...scenario });
  close = server.close;
  return createOllamaEmbedder({ url: server.url, model: name, stallMs: 60_000 });
}

test.each([
  ['embeddinggemma:300m', 'task: search result | query: papel', 'title: none | text: papel'],
  ['nomic-embed-text-v2-moe:latest', 'search_query: papel', 'search_document: papel'],
  ['someone/multilingual-e5-large:q8_0', 'query: papel', 'passage: papel'],
  ['bge-m3:latest', 'papel', 'papel'],
])('%s is told whether a text asks or answers, in the words it was trained on', async (name, asQuery, asDocument) => {
  const seen: string[] = [];
  const embed = (text: string) => {
    seen.push(text);
    return [1];
  };
  const embedder = await startEmbedder({ embed }, name);
  await embedder.embed(['papel'], { purpose: 'query', signal: calm });
  await embedder.embed(['papel'], { purpose: 'document', signal: calm });
  expect(seen).toEqual([asQuery, asDocument]);
});

test('its identity names the download, not only the model', async () => {
  const one = await (await startEmbedder({})).identify({ signal: calm });
  await close();
  const other = await (await startEmbedder({}, 'bge-m3:latest')).identify({ signal: calm });
  expect(one).toMatchObject({
    dimensions: 64,
    modelId: expect.stringMatching(/^embeddinggemma:300m@[0-9a-f]{64}/),
  });
  expect(other.modelId).not.toBe(one.modelId);
});

test('dimensions that a server does not tell are counted', async () => {
  const embedder = await startEmbedder({ models: [{ ...gemma, isUndescribed: true }] });
  expect(await embedder.identify({ signal: calm })).toMatchObject({ dimensions: 64 });
});

test('a vector that points nowhere is a failure, not a result', async () => {
  const embedder = await startEmbedder({ embed: () => [0, 0, 0] });
  const answer = embedder.embed(['papel'], { purpose: 'query', signal: calm });
  await expect(answer).rejects.toMatchObject({ code: 'MODEL_FAILED' });
});
