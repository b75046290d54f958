import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createId, type SourceId } from '../../../src-shared/domain/identifiers.ts';
import { type FakePinecone, startFakePinecone } from '../../../tests/fixtures/fake-pinecone.ts';
import { runVectorIndexSuite } from '../../../tests/port-suites/vector-index-suite.ts';
import type { VectorStore } from '../vector-stores/vector-store.ts';
import { createPineconeStore } from './create-pinecone-store.ts';

const model = { modelId: 'ollama:bge-m3@790764', dimensions: 4 };
const one = { passageId: 7, sourceId: createId<SourceId>(), vector: new Float32Array([0.5, 0.5, -0.5, 0.5]) };

let pinecone: FakePinecone;
let store: VectorStore;
const place = () => ({ cloud: 'aws', region: 'us-east-1', url: pinecone.url });
beforeAll(async () => {
  pinecone = await startFakePinecone();
  store = createPineconeStore({ ...place(), apiKey: pinecone.apiKey });
});
afterEach(() => {
  pinecone.breakWith(null);
  expect(pinecone.faults.splice(0)).toEqual([]);
});
afterAll(() => pinecone.close());

runVectorIndexSuite('Pinecone', () => store.of(randomUUID()));

it('keeps the vectors of each school and model apart', async () => {
  const [here, there] = [store.of(randomUUID()), store.of(randomUUID())];
  await here.startOver(model);
  await here.upsert(model.modelId, [one]);
  await there.startOver(model);
  const query = { modelId: model.modelId, vector: one.vector };
  expect(await there.search(query, { limit: 5 })).toEqual([]);
  await there.clear();
  expect(await here.search(query, { limit: 5 })).toHaveLength(1);
  await here.startOver(model);
  expect(await here.describe()).toEqual({ modelId: model.modelId, count: 0 });
});

it('finds the namespaces of another program that uses the same account', async () => {
  const schoolId = randomUUID();
  await store.of(schoolId).startOver(model);
  await store.of(schoolId).upsert(model.modelId, [one]);
  const other = createPineconeStore({ ...place(), apiKey: pinecone.apiKey });
  expect(await other.of(schoolId).describe()).toEqual({ modelId: model.modelId, count: 1 });
  expect(await other.of(schoolId).vectorsAfter(0, 5)).toEqual([one]);
});

it.each([
  ['answers badly', 503, 'VECTORS_UNREACHABLE'],
  ['does not take the key', 401, 'VECTORS_REFUSED'],
])('says by a code that Pinecone %s, and nothing of the key', async (_title, status, code) => {
  const apiKey = 'clave-que-nadie-ha-de-ver';
  const own = createPineconeStore({ ...place(), apiKey });
  if (status !== 401) pinecone.breakWith(status);
  const error = await own
    .of(randomUUID())
    .describe()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, data: { store: 'Pinecone' } });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(apiKey);
  expect(await own.isReady()).toBe(false);
});

it('says by a code that nothing answers', async () => {
  const gone = createPineconeStore({ ...place(), apiKey: pinecone.apiKey, url: 'http://127.0.0.1:9' });
  await expect(gone.of(randomUUID()).describe()).rejects.toMatchObject({ code: 'VECTORS_UNREACHABLE' });
});
