import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import { createVectorIndex } from '../../src-main/adapters/vector-index/create-vector-index.ts';
import type { Embedder } from '../../src-shared/ports/embedder.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { retrievePassages } from '../../src-shared/use-cases/ask/retrieve-passages.ts';
import { createSearchMeaning } from '../../src-shared/use-cases/ask/search-meaning.ts';
import { createClusteredVectors } from '../fixtures/clustered-vectors.ts';
import { testKey } from '../port-suites/library-fixtures.ts';
import { type Chroma, startChroma } from './chroma.ts';
import { createExactNearest } from './exact-nearest.ts';
import { timeFirstToken } from './first-token.ts';
import { type RetrievalBenchmark, retrievalFigures, type Times, type VectorFigures } from './retrieval-figures.ts';
import { createQueries, fillLibrary } from './search.ts';

/*
 * How long finding passages takes, by words and by meaning together, in an encrypted library of 100,000 passages with
 * vectors of 768 numbers, beside Chroma over the same vectors; how much of what is truly nearest both find.
 *   node tests/benchmarks/retrieval.ts [passages]
 */

const identity = { modelId: 'bench@1', dimensions: 768 };
const batchSize = 64;
const chromaBatchSize = 500;
const queryCount = 200;
const warmUps = 20;
/** Vectors asked for, of which recall looks at the first ten. */
const nearestWanted = 40;
const recallAt = 10;

/** The queries, and then the vectors that are kept, the same each time it is called. */
function makeVectors() {
  const { next } = createClusteredVectors(1, { dimensions: identity.dimensions, clusters: 500 });
  return { queries: Array.from({ length: queryCount }, next), next };
}

/** Puts a vector for every passage in; gives how many a second were taken, the making of them left out. */
async function buildIndex(
  library: LibraryStorage,
  size: number,
  put: (entries: Parameters<VectorIndex['upsert']>[1]) => Promise<void>,
): Promise<number> {
  const { next } = makeVectors();
  let count = 0;
  let spentMs = 0;
  for (let after = 0; ; ) {
    const passages = await library.search.passagesAfter(after, size);
    if (passages.length === 0) return count / (spentMs / 1000);
    const entries = passages.map(({ id, sourceId }) => ({ passageId: id, sourceId, vector: next() }));
    const start = performance.now();
    await put(entries);
    spentMs += performance.now() - start;
    count += entries.length;
    after = passages.at(-1)!.id;
  }
}

/** Builds ours as the job does, and Chroma's; gives the truly nearest too. */
async function buildIndexes(library: LibraryStorage, vectors: VectorIndex, chroma: Chroma | null) {
  const truth = createExactNearest(makeVectors().queries, recallAt);
  await vectors.startOver(identity);
  const ours = await buildIndex(library, batchSize, (entries) => vectors.upsert(identity.modelId, entries));
  const theirs =
    chroma &&
    (await buildIndex(library, chromaBatchSize, (entries) =>
      chroma.add(
        entries.map(({ passageId }) => passageId),
        entries.map(({ vector }) => vector),
      ),
    ));
  await buildIndex(library, chromaBatchSize, async (entries) => {
    for (const { passageId, vector } of entries) truth.see(passageId, vector);
  });
  return { truth, ours, theirs };
}

async function time(count: number, work: (index: number) => Promise<unknown>): Promise<Times> {
  for (let index = 0; index < warmUps; index++) await work(index);
  const times: Times = { clockMs: [], processorMs: [] };
  for (let index = 0; index < count; index++) {
    const before = process.cpuUsage();
    const start = performance.now();
    await work(index);
    times.clockMs.push(performance.now() - start);
    times.processorMs.push(processorMs(process.cpuUsage(before)));
  }
  return times;
}

/** Asks both in turns for the same vectors, so that what else the machine does falls on both alike. */
async function timeVectors(vectors: VectorIndex, chroma: Chroma | null) {
  const ours = { clockMs: [] as number[], found: [] as number[][], processorMs: 0 };
  const theirs = { clockMs: [] as number[], found: [] as number[][], processorMs: chroma?.processorMs() ?? null };
  for (const vector of makeVectors().queries) {
    const before = process.cpuUsage();
    const start = performance.now();
    const matches = await vectors.search({ modelId: identity.modelId, vector }, { limit: nearestWanted });
    ours.clockMs.push(performance.now() - start);
    ours.processorMs += processorMs(process.cpuUsage(before)) / queryCount;
    ours.found.push(matches.map(({ passageId }) => passageId));
    if (!chroma) continue;
    const startTheirs = performance.now();
    theirs.found.push(await chroma.search(vector, nearestWanted));
    theirs.clockMs.push(performance.now() - startTheirs);
  }
  const after = chroma?.processorMs() ?? null;
  const spent = after === null || theirs.processorMs === null ? null : (after - theirs.processorMs) / queryCount;
  return { ours, theirs: { ...theirs, processorMs: spent } };
}

function processorMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
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
    const indexes = await measureIndexes(library, vectors);
    const { search, sources, people, planillas, rights } = library;
    const embedder = createReadyEmbedder(makeVectors().queries);
    const findEmbedder = async () => embedder;
    const searchMeaning = createSearchMeaning({ search, sources, vectors, findEmbedder });
    const questions = createQueries(pages).slice(0, queryCount);
    const { signal } = new AbortController();
    const retrieval = await time(queryCount, (index) =>
      retrievePassages({ search, searchMeaning }, { question: questions[index]!, scope: {}, people: [] }, signal),
    );
    const firstToken = await timeFirstToken(
      { search, sources, people, planillas, rights, clock, vectors, findEmbedder },
      questions,
    );
    const { count } = await vectors.describe();
    return { passages: count, megabytes: statSync(path).size / 1e6, retrieval, ...indexes, firstToken };
  } finally {
    await vectors.close();
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What our index and Chroma's took over the same vectors; Chroma is gone before anything else is measured. */
async function measureIndexes(
  library: LibraryStorage,
  vectors: VectorIndex,
): Promise<Pick<RetrievalBenchmark, 'ours' | 'chroma'>> {
  const chroma = await startChroma();
  try {
    const { truth, ours, theirs } = await buildIndexes(library, vectors, chroma);
    const alone = await timeVectors(vectors, chroma);
    const figures = ({ found, ...times }: (typeof alone)['ours' | 'theirs'], perSecond: number): VectorFigures => ({
      ...times,
      perSecond,
      recall: truth.recallOf(found),
    });
    return { ours: figures(alone.ours, ours), chroma: theirs === null ? null : figures(alone.theirs, theirs) };
  } finally {
    await chroma?.stop();
  }
}

if (import.meta.main) console.table(retrievalFigures(await benchRetrieval(Number(process.argv[2] ?? 100_000))));
