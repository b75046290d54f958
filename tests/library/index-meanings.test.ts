import { expect, test } from 'vitest';
import { createId, type SourceId } from '../../src-shared/domain/identifiers.ts';
import type { TaskContext } from '../../src-shared/domain/job.ts';
import type { Embedder } from '../../src-shared/ports/embedder.ts';
import type { IndexedPassage } from '../../src-shared/ports/search-index.ts';
import { createSearchMeaning } from '../../src-shared/use-cases/ask/search-meaning.ts';
import { createIndexMeanings } from '../../src-shared/use-cases/index-meanings.ts';
import { createMemoryVectorIndex } from '../fixtures/memory-vector-index.ts';

const sourceId = createId<SourceId>();
const calm: TaskContext = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'Marta' } };

function makeWork(count: number) {
  const passages: IndexedPassage[] = Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    sourceId,
    text: `pasaje ${at + 1}`,
  }));
  const embedded: string[] = [];
  const embedder: Embedder = {
    name: 'uno:1b',
    identify: async () => ({ modelId: 'uno:1b@1', dimensions: 2 }),
    async embed(texts) {
      embedded.push(...texts);
      return texts.map(() => new Float32Array([1, 0]));
    },
    isAvailable: async () => true,
  };
  const search = {
    passagesAfter: async (after: number, limit: number) => passages.filter(({ id }) => id > after).slice(0, limit),
    extent: async () => ({ passages: passages.length, newest: passages.at(-1)?.id ?? 0 }),
  };
  const vectors = createMemoryVectorIndex();
  const ports = { search, vectors, findEmbedder: async () => embedder };
  return { passages, embedded, embedder, vectors, indexing: createIndexMeanings(ports) };
}

test('work that was stopped goes on with the passages that have no vector', async () => {
  const { embedded, vectors, indexing } = makeWork(700);
  const stop = new AbortController();
  const report = () => {
    if (embedded.length >= 300) stop.abort();
  };
  await expect(indexing.run({ ...calm, report, signal: stop.signal })).rejects.toThrow();
  expect(embedded.length).toBeLessThan(400);
  expect(await indexing.pending(calm)).not.toBeNull();
  await indexing.run(calm);
  expect(embedded).toHaveLength(700);
  expect(new Set(embedded).size).toBe(700);
  expect((await vectors.describe()).count).toBe(700);
  expect(await indexing.pending(calm)).toBeNull();
});

test('what is of passages that are gone is taken away, as many as came in their place or not', async () => {
  const { passages, vectors, indexing } = makeWork(10);
  await indexing.run(calm);
  passages.splice(3, 2);
  passages.push({ id: 11, sourceId, text: 'pasaje 11' }, { id: 12, sourceId, text: 'pasaje 12' });
  expect(await indexing.pending(calm)).not.toBeNull();
  expect((await indexing.run(calm)).result).toEqual({ indexed: 2, removed: 2 });
  expect(await vectors.heldBetween(0, 100)).toEqual(passages.map(({ id }) => id));
});

test('a model that takes too long leaves the words, and only the one who asked can stop the question', async () => {
  const { embedder, vectors } = makeWork(1);
  const never = (_texts: readonly string[], { signal }: { signal: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const ports = {
    search: { sift: async () => [] },
    sources: { listIds: async () => [] },
    vectors,
    findEmbedder: async () => ({ ...embedder, embed: never }),
  };
  const asked = { question: '¿Cuándo?', scope: {}, limit: 20 };
  expect(await createSearchMeaning(ports, 20)(asked, calm.signal)).toEqual({ passageIds: [], problem: 'MODEL_BUSY' });
  const stop = new AbortController();
  const outcome = expect(createSearchMeaning(ports, 60_000)(asked, stop.signal)).rejects.toThrow();
  stop.abort();
  await outcome;
});
