import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { CatalogueSpeechModel } from '../../../src-shared/domain/speech-model-catalogue.ts';
import { startServer } from '../../../tests/fakes/start-server.ts';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { embeddingNotes, onnxFile } from '../../../tests/fixtures/speech-files.ts';
import { createDiskSpeechModels } from './disk-speech-models.ts';

const place = temporaryFolder('disk-speech-models');
const { signal } = new AbortController();
const content = Buffer.from(onnxFile({ notes: embeddingNotes, weightBytes: 1_000 }));
const published: CatalogueSpeechModel = {
  name: 'voces.onnx',
  role: 'speaker-embedding',
  sizeBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  address: 'http://modelos.invalid/voces.onnx',
  licence: 'MIT',
  memoryGigabytes: 2,
  about: '',
  workOfBase: null,
  isRecommendable: false,
};

const openStore = (name: string) =>
  createDiskSpeechModels({ folder: join(place, name), hosts: [], freeBytes: async () => null });

afterEach(() => vi.unstubAllEnvs());

test('a file in use is neither removed nor replaced until it is let go', async () => {
  const store = openStore('en-uso');
  const stick = join(place, 'pendrive');
  mkdirSync(stick);
  writeFileSync(join(stick, 'voces.onnx'), content);
  const bring = () => store.importFile(join(stick, 'voces.onnx'), [], { signal });
  await bring();
  const [file] = await store.list();
  const releases = [store.hold(file!.path), store.hold(file!.path)];
  await expect(store.remove('voces.onnx')).rejects.toMatchObject({ code: 'MODEL_IN_USE' });
  await expect(bring()).rejects.toMatchObject({ code: 'MODEL_IN_USE' });
  releases[0]?.();
  await expect(store.remove('voces.onnx')).rejects.toMatchObject({ code: 'MODEL_IN_USE' });
  releases[1]?.();
  await store.remove('voces.onnx');
  expect(await store.list()).toEqual([]);
});

test('a file whose name another one has here is refused; the same one, or a whole one for a damaged one, is not', async () => {
  const store = openStore('nombres');
  const stick = join(place, 'otro-pendrive');
  mkdirSync(stick);
  const path = join(stick, 'propio.onnx');
  const bring = (bytes: Uint8Array) => {
    writeFileSync(path, bytes);
    return store.importFile(path, [], { signal });
  };
  const own = () => readFileSync(join(place, 'nombres', 'propio.onnx'));
  await bring(content);
  const other = onnxFile({ notes: embeddingNotes, weightBytes: 2_000 });
  await expect(bring(other)).rejects.toMatchObject({ code: 'MODEL_NAME_TAKEN', data: { name: 'propio.onnx' } });
  expect(own().equals(content)).toBe(true);
  expect(await bring(content)).toEqual({ name: 'propio.onnx' });
  writeFileSync(join(place, 'nombres', 'propio.onnx'), content.subarray(0, 500));
  await bring(other);
  expect(own().equals(other)).toBe(true);
});

test('a download goes through the proxy that the environment names', async () => {
  const asked: string[] = [];
  const proxy = await startServer(async (request, response) => {
    asked.push(request.url ?? '');
    response.end(content);
  });
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('http_proxy', proxy.url);
  vi.stubEnv('NO_PROXY', '');
  vi.stubEnv('no_proxy', '');
  try {
    await openStore('con-proxy').pull(published, { signal });
  } finally {
    await proxy.close();
  }
  expect(asked).toEqual([published.address]);
  expect(readFileSync(join(place, 'con-proxy', 'voces.onnx')).equals(content)).toBe(true);
});

test('what a download left is deleted with its file, and a name leads nowhere else', async () => {
  const store = openStore('restos');
  mkdirSync(join(place, 'restos'));
  writeFileSync(join(place, 'restos', 'voces.onnx.part'), content.subarray(0, 10));
  writeFileSync(join(place, 'secreto.bin'), 'nada');
  expect(await store.partialBytes('voces.onnx')).toBe(10);
  await store.remove('voces.onnx');
  expect(await store.partialBytes('voces.onnx')).toBe(0);
  await expect(store.remove('../secreto.bin')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a copy that was cut leaves nothing', async () => {
  const store = openStore('cortada');
  const own = join(place, 'otras.onnx');
  writeFileSync(own, content);
  const cancelled = AbortSignal.abort();
  await expect(store.importFile(own, [], { signal: cancelled })).rejects.toThrow();
  expect(await store.list()).toEqual([]);
});
