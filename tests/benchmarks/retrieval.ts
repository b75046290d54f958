import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import { createVectorIndex } from '../../src-main/adapters/vector-index/create-vector-index.ts';
import type { Embedder } from '../../src-shared/ports/embedder.ts';
import type { LanguageModel } from '../../src-shared/ports/language-model.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createAskQuestion } from '../../src-shared/use-cases/ask/ask-question.ts';
import { retrievePassages } from '../../src-shared/use-cases/ask/retrieve-passages.ts';
import { createSearchMeaning } from '../../src-shared/use-cases/ask/search-meaning.ts';
import { createClusteredVectors } from '../fixtures/clustered-vectors.ts';
import { testKey } from '../port-suites/library-fixtures.ts';
import { type ChromaTimes, measureChroma } from './chroma.ts';
import { createQueries, fillLibrary, percentile } from './search.ts';

/*
 * How long finding passages takes, by words and by meaning together, in an encrypted library of 100,000 passages with
 * vectors of 768 numbers; beside Chroma over the same vectors where one answers at CHROMA_URL.
 *   node tests/benchmarks/retrieval.ts [passages]
 */

const identity = { modelId: 'bench@1', dimensions: 768 };
const batchSize = 64;
const queryCount = 200;
const perWay = 20;

export type RetrievalBenchmark = {
  passages: number;
  vectorsPerSecond: number;
  megabytes: number;
  retrievalP50Ms: number;
  retrievalP95Ms: number;
  vectorsP50Ms: number;
  vectorsP95Ms: number;
  overheadP50Ms: number;
  overheadP95Ms: number;
  chroma: ChromaTimes | null;
};

const makeVectors = (seed: number) => createClusteredVectors(seed, { dimensions: identity.dimensions, clusters: 500 });

/** Builds the index as the job does; gives how many vectors a second it took, the making of them left out. */
async function buildIndex(library: LibraryStorage, vectors: VectorIndex): Promise<number> {
  const { next } = makeVectors(1);
  await vectors.startOver(identity);
  let count = 0;
  let spentMs = 0;
  for (let after = 0; ; ) {
    const passages = await library.search.passagesAfter(after, batchSize);
    if (passages.length === 0) return count / (spentMs / 1000);
    const entries = passages.map(({ id, sourceId }) => ({ passageId: id, sourceId, vector: next() }));
    const start = performance.now();
    await vectors.upsert(identity.modelId, entries);
    spentMs += performance.now() - start;
    count += entries.length;
    after = passages.at(-1)!.id;
  }
}

async function time(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  for (let index = 0; index < 10; index++) await work(index);
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times;
}

/** Answers with the vectors of the bench at once, so that only our own time is measured. */
function createReadyEmbedder(queries: readonly Float32Array<ArrayBuffer>[]): Embedder {
  let asked = 0;
  return {
    name: 'bench',
    identify: async () => identity,
    embed: async (texts) => texts.map(() => queries[asked++ % queries.length]!),
    isAvailable: async () => true,
  };
}

/** From the question to the model's request, with a model that only says when it was asked. */
async function timeToModel(
  ports: Omit<Parameters<typeof createAskQuestion>[0], 'findModel'>,
  questions: readonly string[],
): Promise<number[]> {
  let askedAt = 0;
  const model: LanguageModel = {
    name: 'bench',
    contextTokens: 8192,
    isAvailable: async () => true,
    async generate() {
      askedAt = performance.now();
      return JSON.stringify({ consta: false, oraciones: [] });
    },
  };
  const ask = createAskQuestion({ ...ports, findModel: async () => model }, async () => []);
  const context = { signal: new AbortController().signal, report: () => undefined, actor: { name: 'bench' } };
  const times: number[] = [];
  for (const question of questions) {
    askedAt = 0;
    const start = performance.now();
    for await (const event of ask({ question, scope: {} }, context)) if (event.type === 'answer') break;
    if (askedAt > 0) times.push(askedAt - start);
  }
  return times;
}

/** Measures retrieval over `passages` passages in an encrypted library on disk. */
export async function benchRetrieval(passages = 100_000): Promise<RetrievalBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-bench-'));
  const clock = { now: () => Date.now() };
  const path = join(folder, 'vectors.db');
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: testKey, clock });
  const library = await createLibraryStorage(connection, clock);
  const vectors = createVectorIndex({ path, key: testKey });
  try {
    const { pages } = await fillLibrary(library, passages);
    const vectorsPerSecond = await buildIndex(library, vectors);
    const questions = createQueries(pages).slice(0, queryCount);
    const { next } = makeVectors(1);
    const queries = questions.map(() => next());
    const { search, sources, people, planillas } = library;
    const findEmbedder = async () => createReadyEmbedder(queries);
    const searchMeaning = createSearchMeaning({ search, sources, vectors, findEmbedder });
    const { signal } = new AbortController();
    const retrieval = await time(queryCount, (index) =>
      retrievePassages({ search, searchMeaning }, { question: questions[index]!, scope: {}, people: [] }, signal),
    );
    const alone = await time(queryCount, (index) =>
      vectors.search({ modelId: identity.modelId, vector: queries[index]! }, { limit: perWay }),
    );
    const ports = { search, sources, people, planillas, clock, vectors, findEmbedder };
    const overhead = await timeToModel(ports, questions);
    const { count } = await vectors.describe();
    return {
      passages: count,
      vectorsPerSecond,
      megabytes: statSync(path).size / 1e6,
      retrievalP50Ms: percentile(retrieval, 0.5),
      retrievalP95Ms: percentile(retrieval, 0.95),
      vectorsP50Ms: percentile(alone, 0.5),
      vectorsP95Ms: percentile(alone, 0.95),
      overheadP50Ms: percentile(overhead, 0.5),
      overheadP95Ms: percentile(overhead, 0.95),
      chroma: await measureChroma({ count, queries, limit: perWay, next: makeVectors(1).next }),
    };
  } finally {
    await vectors.close();
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(JSON.stringify(await benchRetrieval(Number(process.argv[2] ?? 100_000)), null, 2));
