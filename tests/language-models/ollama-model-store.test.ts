import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { patientFetch } from '../../src-main/adapters/patient-fetch.ts';
import { createOllamaModelStore } from '../../src-shared/language-models/ollama-model-store.ts';
import type { ModelFile, ModelTransfer } from '../../src-shared/ports/model-store.ts';
import type { OllamaScenario } from '../fakes/ollama/scenario.ts';
import { startFakeOllama } from '../fakes/ollama-server.ts';

const calm = { signal: new AbortController().signal };
const registry = [{ name: 'qwen3:4b', sizeBytes: 2_500_000_000, capabilities: ['completion' as const] }];

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function startStore(scenario: OllamaScenario = {}) {
  const server = await startFakeOllama({ registry, ...scenario });
  close = server.close;
  return { server, store: createOllamaModelStore({ url: server.url, fetch: patientFetch, stallMs: 60_000 }) };
}

async function namesIn(store: ReturnType<typeof createOllamaModelStore>): Promise<string[]> {
  return (await store.list(calm)).map(({ name }) => name);
}

function fileOf(content: string, name = 'modelo.gguf'): ModelFile {
  const bytes = new TextEncoder().encode(content);
  return { name, sizeBytes: bytes.length, open: () => new Blob([bytes]).stream() };
}

test('what is installed is told with its size and its kind', async () => {
  const { store } = await startStore({ models: [{ name: 'qwen3:4b', sizeBytes: 2_500_000_000, family: 'qwen3' }] });
  expect(await store.list(calm)).toEqual([
    {
      name: 'qwen3:4b',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      sizeBytes: 2_500_000_000,
      modifiedAt: '2026-03-02T14:20:31.123Z',
      family: 'qwen3',
      parameterSize: '1.0B',
      quantization: 'Q4_K_M',
    },
  ]);
});

test('a model is described by what it can do, how much it reads and where its weights lie', async () => {
  const { store } = await startStore({
    models: [{ name: 'bge-m3:latest', capabilities: ['embedding'], contextTokens: 8192 }],
  });
  expect(await store.describe('bge-m3', calm)).toMatchObject({
    capabilities: ['embedding'],
    contextTokens: 8192,
    embeddingDimensions: 8,
    weightsPath: expect.stringMatching(/blobs\/sha256-[0-9a-f]{64}$/),
  });
  await expect(store.describe('otro', calm)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND', data: { name: 'otro' } });
});

test('what a server does not tell of a model is not known', async () => {
  const { store } = await startStore({ models: [{ name: 'viejo:1b', isUndescribed: true }] });
  expect(await store.describe('viejo:1b', calm)).toMatchObject({ contextTokens: null, embeddingDimensions: null });
});

test('a pull tells how far it is and leaves the model installed', async () => {
  const { store } = await startStore();
  const told: ModelTransfer[] = [];
  await store.pull('qwen3:4b', { ...calm, report: (transfer) => told.push(transfer) });
  expect(told[0]).toEqual({ phase: 'preparing', doneBytes: 0, totalBytes: undefined });
  const done = told.map(({ doneBytes }) => doneBytes);
  expect(done).toEqual(done.toSorted((one, other) => one - other));
  const last = told.findLast(({ phase }) => phase === 'transferring');
  expect(last?.doneBytes).toBe(last?.totalBytes);
  expect([...new Set(told.map(({ phase }) => phase))]).toEqual([
    'preparing',
    'transferring',
    'verifying',
    'installing',
  ]);
  expect(await namesIn(store)).toContain('qwen3:4b');
});

test('a pull cut at 37 % goes on from there the next time', async () => {
  const { store } = await startStore({ pull: { cutAt: 0.37 } });
  await expect(store.pull('qwen3:4b', calm)).rejects.toMatchObject({ code: 'MODEL_DOWNLOAD_FAILED' });
  expect(await namesIn(store)).not.toContain('qwen3:4b');
  const fractions: number[] = [];
  await store.pull('qwen3:4b', {
    ...calm,
    report: ({ doneBytes, totalBytes }) => totalBytes && fractions.push(doneBytes / totalBytes),
  });
  expect(fractions[0]).toBeGreaterThan(0.36);
  expect(await namesIn(store)).toContain('qwen3:4b');
});

test('a pull is cancelled from outside, and Ollama is told by the closed connection', async () => {
  const { store, server } = await startStore({ pull: { delayMs: 20 } });
  const stop = new AbortController();
  const report = ({ phase }: ModelTransfer) => phase === 'transferring' && stop.abort();
  await expect(store.pull('qwen3:4b', { signal: stop.signal, report })).rejects.toMatchObject({ name: 'AbortError' });
  await expect.poll(() => server.abortedRequests(), { timeout: 30_000 }).toBe(1);
  expect(await namesIn(store)).not.toContain('qwen3:4b');
});

test.each<[string, OllamaScenario, string, string]>([
  ['a disk that fills up', { pull: { diskFullAt: 0.5 } }, 'qwen3:4b', 'DISK_FULL'],
  ['no internet', { pull: { isOffline: true } }, 'qwen3:4b', 'MODEL_DOWNLOAD_FAILED'],
  ['a name that nobody published', {}, 'qwen33:4b', 'MODEL_NOT_FOUND'],
])('a pull tells %s by its code', async (_name, scenario, name, code) => {
  const { store } = await startStore(scenario);
  await expect(store.pull(name, calm)).rejects.toMatchObject({ code });
});

test('a model is taken into memory and out of it', async () => {
  const { store } = await startStore();
  expect(await store.running(calm)).toEqual([]);
  await store.load('prueba:1b', { ...calm, contextTokens: 8192 });
  expect(await store.running(calm)).toMatchObject([{ name: 'prueba:1b', contextTokens: 8192, graphicsBytes: 0 }]);
  await store.unload('prueba:1b', calm);
  expect(await store.running(calm)).toEqual([]);
});

test('a model too big for the memory says so before the first question', async () => {
  const { store } = await startStore({ availableMemoryBytes: 1_000 });
  const loading = store.load('prueba:1b', { ...calm, contextTokens: 8192 });
  await expect(loading).rejects.toMatchObject({ code: 'MODEL_TOO_BIG', data: { name: 'prueba:1b' } });
});

test('the speed is what Ollama counted', async () => {
  const { store } = await startStore({ chat: () => ({ pieces: ['una ', 'dos ', 'tres ', 'cuatro'] }) });
  const speed = await store.measureSpeed('prueba:1b', { ...calm, prompt: 'Contá hasta cien.', maximumTokens: 3 });
  expect(speed).toEqual({ loadMs: 1_000, readTokensPerSecond: 5, writtenTokensPerSecond: 1.5 });
});

test('a model is removed once', async () => {
  const { store } = await startStore();
  await store.remove('prueba:1b', calm);
  expect(await namesIn(store)).toEqual([]);
  await expect(store.remove('prueba:1b', calm)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
});

test('a file from a USB stick becomes a model, handed over once and named by its content', async () => {
  const { store, server } = await startStore();
  const content = `GGUF${'pesos'.repeat(100_000)}.`;
  const told: ModelTransfer[] = [];
  const file = fileOf(content);
  await store.importFile({ name: 'traido:1b', file }, { ...calm, report: (transfer) => told.push(transfer) });
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  expect([...server.blobs.keys()]).toEqual([digest]);
  expect(told.findLast(({ phase }) => phase === 'preparing')?.doneBytes).toBe(content.length);
  expect(told.findLast(({ phase }) => phase === 'transferring')?.doneBytes).toBe(content.length);
  expect(told.at(-1)).toEqual({ phase: 'installing', doneBytes: content.length, totalBytes: content.length });
  expect(await namesIn(store)).toContain('traido:1b');

  const again: string[] = [];
  await store.importFile({ name: 'otro:1b', file }, { ...calm, report: ({ phase }) => again.push(phase) });
  expect(again).not.toContain('transferring');
});

test.each<[string, OllamaScenario, ModelFile, string]>([
  ['a file that is no model', {}, fileOf('hola, soy una foto'), 'MODEL_FILE_INVALID'],
  ['an empty file', {}, fileOf(''), 'MODEL_FILE_INVALID'],
  ['a file that was copied in part', {}, fileOf('GGUF y la mitad de los pesos'), 'MODEL_FILE_INVALID'],
  ['a full disk', { isDiskFull: true }, fileOf('GGUF y pesos'), 'DISK_FULL'],
])('an import tells %s by its code', async (_name, scenario, file, code) => {
  const { store } = await startStore(scenario);
  await expect(store.importFile({ name: 'traido:1b', file }, calm)).rejects.toMatchObject({ code });
  expect(await namesIn(store)).not.toContain('traido:1b');
});

test('nobody listening is a code of its own, and has no version', async () => {
  const store = createOllamaModelStore({ url: 'http://127.0.0.1:9', stallMs: 60_000 });
  expect(await store.version(calm)).toBeNull();
  await expect(store.list(calm)).rejects.toMatchObject({ code: 'MODEL_SERVER_UNREACHABLE' });
  const { store: present } = await startStore();
  expect(await present.version(calm)).toMatch(/^\d+\.\d+\.\d+$/);
});
