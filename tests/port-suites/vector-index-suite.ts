import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createId, type SourceId } from '../../src-shared/domain/identifiers.ts';
import type { PassageVector, VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { createClusteredVectors } from '../fixtures/clustered-vectors.ts';
import { createMemoryVectorIndex } from '../fixtures/memory-vector-index.ts';
import { temporaryFolder } from './library-fixtures.ts';

/** As many numbers as the smallest model of several languages gives. */
const model = { modelId: 'modelo@1', dimensions: 384 };

/** Of the truly nearest passages, the share that a search finds. */
const statedRecall = 0.95;

/** What every index of vectors must do; `open` opens the one of a folder. */
export function runVectorIndexSuite(title: string, open: (folder: string) => VectorIndex): void {
  describe(`vector index: ${title}`, () => {
    let folder: ReturnType<typeof temporaryFolder>;
    let index: VectorIndex;
    beforeEach(() => {
      folder = temporaryFolder();
      index = open(folder.path);
    });
    afterEach(async () => {
      await index.close();
      folder.dispose();
    });

    const papers = Array.from({ length: 40 }, () => createId<SourceId>());
    function make(count: number, seed = 1): PassageVector[] {
      const vectors = createClusteredVectors(seed, { dimensions: model.dimensions, clusters: 12 });
      return Array.from({ length: count }, (_, at) => ({
        passageId: at + 1,
        sourceId: papers[at % papers.length]!,
        vector: vectors.next(),
      }));
    }
    const nearest = async (vector: Float32Array, sourceIds?: SourceId[]) =>
      (await index.search({ modelId: model.modelId, vector }, { sourceIds, limit: 10 })).map((one) => one.passageId);

    it('finds the passage itself first, with its paper and how near it is', async () => {
      const vectors = make(30);
      await index.startOver(model);
      await index.upsert(model.modelId, vectors);
      const { passageId, sourceId, vector } = vectors[17]!;
      const [best] = await index.search({ modelId: model.modelId, vector }, { limit: 3 });
      expect(best).toMatchObject({ passageId, sourceId });
      expect(best?.similarity).toBeCloseTo(1, 5);
    });

    it.each([1, 2])('finds what comparing each vector finds, filtered or not (%i)', async (seed) => {
      const vectors = make(1500, seed);
      const truth = createMemoryVectorIndex();
      for (const one of [index, truth]) {
        await one.startOver(model);
        for (let at = 0; at < vectors.length; at += 700) await one.upsert(model.modelId, vectors.slice(at, at + 700));
        await one.removeSource(papers[3]!);
        await one.upsert(model.modelId, vectors.slice(0, 100).reverse());
      }
      const random = createClusteredVectors(seed + 100, { dimensions: model.dimensions, clusters: 12 }).random;
      for (const scope of [undefined, papers.slice(0, 4), papers.slice(5, 35), [createId<SourceId>()]]) {
        const share = { found: 0, of: 0 };
        for (let query = 0; query < 10; query++) {
          const near = vectors[Math.floor(random() * vectors.length)]!.vector;
          const search = { modelId: model.modelId, vector: near.map((value) => value + 0.05 * (random() - 0.5)) };
          const expected = await truth.search(search, { sourceIds: scope, limit: 10 });
          const found = await index.search(search, { sourceIds: scope, limit: 10 });
          expect(found).toHaveLength(expected.length);
          expect(found.every(({ sourceId }) => scope?.includes(sourceId) ?? true)).toBe(true);
          share.of += expected.length;
          share.found += expected.filter((one) => found.some(({ passageId }) => passageId === one.passageId)).length;
        }
        expect(share.found).toBeGreaterThanOrEqual(statedRecall * share.of);
      }
    });

    it('takes a passage anew in place of what it had', async () => {
      const [one, two] = make(2);
      await index.startOver(model);
      await index.upsert(model.modelId, [one!]);
      await index.upsert(model.modelId, [{ ...one!, vector: two!.vector }]);
      expect(await index.describe()).toEqual({ modelId: model.modelId, count: 1 });
      const [hit] = await index.search({ modelId: model.modelId, vector: two!.vector }, { limit: 1 });
      expect(hit?.similarity).toBeCloseTo(1, 5);
    });

    it('forgets a paper, and passages, and says which it holds', async () => {
      const vectors = make(1100);
      await index.startOver(model);
      await index.upsert(model.modelId, vectors);
      await index.removeSource(papers[0]!);
      await index.removePassages([2, 3, 5000]);
      const left = vectors.map(({ passageId }) => passageId).filter((id) => id % 40 !== 1 && id !== 2 && id !== 3);
      expect(await index.heldBetween(0, 10_000)).toEqual(left);
      expect(await index.heldBetween(4, 8)).toEqual([5, 6, 7, 8]);
      expect((await index.describe()).count).toBe(left.length);
      expect(await nearest(vectors[0]!.vector)).not.toContain(1);
      expect(await nearest(vectors[0]!.vector, [papers[0]!])).toEqual([]);
    });

    it('gives what it holds back in order, page by page', async () => {
      const vectors = make(700).filter(({ passageId }) => passageId <= 250 || passageId > 640);
      await index.startOver(model);
      await index.upsert(model.modelId, [...vectors].reverse());
      const given: PassageVector[] = [];
      for (let after = 0; ; after = given.at(-1)!.passageId) {
        const page = await index.vectorsAfter(after, 100);
        given.push(...page);
        if (page.length < 100) break;
      }
      expect(given.map(({ passageId, sourceId }) => [passageId, sourceId])).toEqual(
        vectors.map(({ passageId, sourceId }) => [passageId, sourceId]),
      );
      given.forEach(({ vector }, at) => {
        expect(vector.length).toBe(model.dimensions);
        expect(cosine(vector, vectors[at]!.vector)).toBeCloseTo(1, 5);
      });
    });

    it('keeps the vectors of one model, and compares none with those of another', async () => {
      const vectors = make(5);
      await index.startOver(model);
      await index.upsert(model.modelId, vectors);
      await expect(index.upsert('otro@2', vectors)).rejects.toThrow();
      expect(await index.search({ modelId: 'otro@2', vector: vectors[0]!.vector }, { limit: 5 })).toEqual([]);
      await index.startOver({ modelId: 'otro@2', dimensions: 3 });
      expect(await index.describe()).toEqual({ modelId: 'otro@2', count: 0 });
      await index.upsert('otro@2', [{ ...vectors[0]!, vector: new Float32Array([1, 0, 0]) }]);
      expect(await nearest(vectors[0]!.vector)).toEqual([]);
    });

    it('is empty before it has a model and after it was cleared', async () => {
      const vectors = make(3);
      expect(await index.describe()).toEqual({ modelId: null, count: 0 });
      expect(await nearest(vectors[0]!.vector)).toEqual([]);
      await index.removeSource(papers[0]!);
      await index.startOver(model);
      await index.upsert(model.modelId, vectors);
      await index.clear();
      expect(await index.describe()).toEqual({ modelId: null, count: 0 });
      expect(await index.heldBetween(0, 10)).toEqual([]);
      expect(await index.vectorsAfter(0, 10)).toEqual([]);
    });
  });
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}
