import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createId, type SourceId } from '../../../src-shared/domain/identifiers.ts';
import { createClusteredVectors } from '../../../tests/fixtures/clustered-vectors.ts';
import { createMemoryVectorIndex } from '../../../tests/fixtures/memory-vector-index.ts';
import { temporaryFolder, testKey } from '../../../tests/port-suites/library-fixtures.ts';
import { runVectorIndexSuite } from '../../../tests/port-suites/vector-index-suite.ts';
import { openDatabase } from '../sqlite/driver.ts';
import { createVectorIndex } from './create-vector-index.ts';

runVectorIndexSuite('memory', createMemoryVectorIndex);
for (const [title, key] of [
  ['plain file', null],
  ['encrypted file', testKey],
] as const) {
  runVectorIndexSuite(title, (folder) => createVectorIndex({ path: join(folder, 'vectors.db'), key }));
}

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'vectors.db');
});
afterEach(() => folder.dispose());

const model = { modelId: 'modelo@1', dimensions: 4 };
const sourceId = createId<SourceId>();
const vectors = [{ passageId: 1, sourceId, vector: new Float32Array([0.5, 0.5, -0.5, 0.5]) }];

async function write(key: Uint8Array | null): Promise<void> {
  const index = createVectorIndex({ path, key });
  await index.startOver(model);
  await index.upsert(model.modelId, vectors);
  await index.close();
}

async function writeEarlierLayout(): Promise<void> {
  const database = openDatabase(path, testKey);
  database.exec("create table model (id text, dimensions integer); insert into model values ('modelo@1', 4)");
  database.close();
}

it('holds after it was closed what it held before', async () => {
  await write(testKey);
  const again = createVectorIndex({ path, key: testKey });
  expect(await again.describe()).toEqual({ modelId: 'modelo@1', count: 1 });
  expect(await again.search({ modelId: 'modelo@1', vector: vectors[0]!.vector }, { limit: 5 })).toHaveLength(1);
  await again.close();
});

it('writes no name of a paper or of a model in the clear when it has a key', async () => {
  await write(testKey);
  const bytes = readFileSync(path).toString('latin1');
  expect(bytes).not.toContain(sourceId);
  expect(bytes).not.toContain('modelo@1');
});

it('makes no file for a library that has no vectors', async () => {
  const index = createVectorIndex({ path, key: null });
  await index.removeSource(sourceId);
  await index.describe();
  await index.close();
  expect(existsSync(path)).toBe(false);
});

it.each([
  ['another key', () => write(new Uint8Array(32).fill(9))],
  ['no database in it', async () => writeFileSync(path, 'nada '.repeat(5000))],
  ['another layout', writeEarlierLayout],
])('starts anew over a file with %s', async (_name, spoil) => {
  await spoil();
  const index = createVectorIndex({ path, key: testKey });
  expect(await index.describe()).toEqual({ modelId: null, count: 0 });
  await index.startOver(model);
  await index.upsert(model.modelId, vectors);
  expect(await index.describe()).toEqual({ modelId: 'modelo@1', count: 1 });
  await index.close();
});

it('starts anew when a page of the file turns out to be damaged', async () => {
  await write(testKey);
  const bytes = readFileSync(path);
  for (let at = 4096; at < bytes.length; at += 4096) bytes[at + 500]! ^= 0xff;
  writeFileSync(path, bytes);
  const index = createVectorIndex({ path, key: testKey });
  const found = await index.search({ modelId: 'modelo@1', vector: vectors[0]!.vector }, { limit: 5 });
  expect(found).toEqual([]);
  expect(await index.describe()).toEqual({ modelId: null, count: 0 });
  await index.close();
});

it('looks further where many passages are about the same thing', async () => {
  const { next } = createClusteredVectors(1, { dimensions: 384, clusters: 1 });
  const entries = Array.from({ length: 2500 }, (_, at) => ({ passageId: at + 1, sourceId, vector: next() }));
  const index = createVectorIndex({ path, key: null });
  const truth = createMemoryVectorIndex();
  for (const one of [index, truth]) {
    await one.startOver({ modelId: 'modelo@1', dimensions: 384 });
    await one.upsert('modelo@1', entries);
  }
  let shared = 0;
  for (let query = 0; query < 20; query++) {
    const search = { modelId: 'modelo@1', vector: next() };
    const expected = await truth.search(search, { limit: 10 });
    const found = new Set((await index.search(search, { limit: 10 })).map(({ passageId }) => passageId));
    shared += expected.filter(({ passageId }) => found.has(passageId)).length;
  }
  expect(shared).toBeGreaterThanOrEqual(160);
  await index.close();
});
