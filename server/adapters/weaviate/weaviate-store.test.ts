import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createId, type SourceId } from '../../../src-shared/domain/identifiers.ts';
import { type FakeWeaviate, startFakeWeaviate } from '../../../tests/fixtures/fake-weaviate.ts';
import { runVectorIndexSuite } from '../../../tests/port-suites/vector-index-suite.ts';
import type { VectorStore } from '../vector-stores/vector-store.ts';
import { createWeaviateStore } from './create-weaviate-store.ts';

const model = { modelId: 'ollama:bge-m3@790764', dimensions: 4 };
const one = { passageId: 7, sourceId: createId<SourceId>(), vector: new Float32Array([0.5, 0.5, -0.5, 0.5]) };
const query = { modelId: model.modelId, vector: one.vector };

let weaviate: FakeWeaviate;
let store: VectorStore;
beforeAll(async () => {
  weaviate = await startFakeWeaviate();
  store = createWeaviateStore(weaviate);
});
afterEach(() => expect(weaviate.faults.splice(0)).toEqual([]));
afterAll(async () => {
  await store.close();
  await weaviate.close();
});

runVectorIndexSuite('Weaviate', () => store.of(randomUUID()));

it('keeps the vectors of each school and model apart', async () => {
  const [here, there] = [store.of(randomUUID()), store.of(randomUUID())];
  await here.startOver(model);
  await here.upsert(model.modelId, [one]);
  await there.startOver(model);
  expect(await there.search(query, { limit: 5 })).toEqual([]);
  await there.clear();
  expect(await here.search(query, { limit: 5 })).toHaveLength(1);
  await here.startOver({ ...model, modelId: 'otro@2' });
  expect(await here.search(query, { limit: 5 })).toEqual([]);
});

it('finds what another program put there', async () => {
  const schoolId = randomUUID();
  await store.of(schoolId).startOver(model);
  await store.of(schoolId).upsert(model.modelId, [one]);
  const other = createWeaviateStore(weaviate);
  expect(await other.of(schoolId).describe()).toEqual({ modelId: model.modelId, count: 1 });
  expect(await other.of(schoolId).vectorsAfter(0, 5)).toEqual([one]);
  expect(await other.isReady()).toBe(true);
  await other.close();
});

it('says by a code that the key is not taken, and nothing of the key', async () => {
  const apiKey = 'clave-que-nadie-ha-de-ver';
  const other = createWeaviateStore({ ...weaviate, apiKey });
  const error = await other
    .of(randomUUID())
    .describe()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'VECTORS_REFUSED', data: { store: 'Weaviate' } });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey);
  expect(await other.isReady()).toBe(false);
});

it.each([
  ['REST', { url: 'http://127.0.0.1:9' }],
  ['gRPC', { grpcUrl: 'http://127.0.0.1:9' }],
])('says by a code that nothing answers by %s', async (_title, gone) => {
  const away = createWeaviateStore({ ...weaviate, ...gone });
  await expect(away.of(randomUUID()).describe()).rejects.toMatchObject({ code: 'VECTORS_UNREACHABLE' });
});
