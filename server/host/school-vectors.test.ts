import { expect, it } from 'vitest';
import { createId, type SourceId } from '../../src-shared/domain/identifiers.ts';
import type { SettingsRepository } from '../../src-shared/ports/settings-repository.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { createMemoryVectorIndex } from '../../tests/fixtures/memory-vector-index.ts';
import { openVectors, vectorsOf } from './school-vectors.ts';

const identity = { modelId: 'uno', dimensions: 2 };
const sourceId = createId<SourceId>();

async function openSchool() {
  const local = new Map<string, unknown>();
  const settings: SettingsRepository = {
    get: async () => undefined,
    getLocal: async (key) => local.get(key),
    setLocal: async (key, value) => void local.set(key, value),
  };
  const index = createMemoryVectorIndex();
  const logged: unknown[] = [];
  const logError = (thrown: unknown) => String(logged.push(thrown));
  return { settings, index, logged, logError };
}

async function fill(index: VectorIndex): Promise<void> {
  await index.startOver(identity);
  await index.upsert('uno', [{ passageId: 1, sourceId, vector: Float32Array.of(1, 0) }]);
}

it('asks no store of vectors for a school that never had a model of meanings', async () => {
  const school = await openSchool();
  await fill(school.index);
  const vectors = await openVectors({ ...school, model: null });
  expect(await vectors.describe()).toEqual({ modelId: null, count: 0 });
  await (await vectorsOf(school)).removeSource(sourceId);
  expect((await school.index.describe()).count).toBe(1);
});

it('forgets what a model left once the server has none, as soon as the store answers', async () => {
  const school = await openSchool();
  const vectors = await openVectors({ ...school, model: 'uno' });
  await fill(vectors);
  const away = { ...school.index, clear: () => Promise.reject(new Error('away')) };
  await openVectors({ ...school, index: away, model: null });
  expect(school.logged).toHaveLength(1);
  expect(await vectorsOf(school)).toBe(school.index);
  await openVectors({ ...school, model: null });
  expect(await school.index.describe()).toEqual({ modelId: null, count: 0 });
  expect(await vectorsOf(school)).not.toBe(school.index);
});

it('lets a paper be purged while its vectors are out of reach, and tells it to the log', async () => {
  const school = await openSchool();
  const away = { ...school.index, removeSource: () => Promise.reject(new Error('away')) };
  const vectors = await openVectors({ ...school, index: away, model: 'uno' });
  await vectors.removeSource(sourceId);
  expect(school.logged).toHaveLength(1);
  await expect((await vectorsOf({ ...school, index: away })).removeSource(sourceId)).rejects.toThrow('away');
});
