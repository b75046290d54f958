import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src-main/adapters/sqlite/driver.ts';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import { sourceChanges } from '../../src-shared/domain/changes.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { sampleSource, sampleText, testKey } from '../port-suites/library-fixtures.ts';

/*
 * How long a search takes in a library of 100,000 passages, beside plain FTS5 over the same text (no stems, the words
 * joined by OR, bm25), in the same run.
 *   node tests/benchmarks/search.ts [passages]
 */

export type SearchBenchmark = {
  passages: number;
  indexSeconds: number;
  p50Ms: number;
  p95Ms: number;
  plainP50Ms: number;
  plainP95Ms: number;
  /** Our p95 by plain FTS5's: below 1 is faster. */
  ratioP95: number;
};

const wordsPerPassage = 105;
const passagesPerPage = 3;
const pagesPerDocument = 4;
const queryCount = 300;

/** A generator of numbers from 0 to 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const syllables =
  'ca de mi lo ren ta pro fe sor es cue la ma trí cu ción al ti vo ra pe sa ño gra do dis to an co ble'.split(' ');

/** Words by falling frequency, as a language has them: the first are in nearly every passage. */
function createVocabulary(random: () => number): string[] {
  const words = new Set([
    'de',
    'la',
    'que',
    'el',
    'en',
    'y',
    'los',
    'del',
    'se',
    'las',
    'por',
    'un',
    'para',
    'con',
    'una',
  ]);
  while (words.size < 30_000) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
}

function pickWord(vocabulary: readonly string[], random: () => number): string {
  // Zipf: the word of rank r comes about 1/r as often as the first.
  const rank = Math.floor(vocabulary.length ** random()) - 1;
  return vocabulary[Math.max(0, rank)]!;
}

function createPageText(vocabulary: readonly string[], random: () => number): string {
  const sentences: string[] = [];
  for (let words = 0; words < wordsPerPassage * passagesPerPage; words += 15) {
    sentences.push(`${Array.from({ length: 15 }, () => pickWord(vocabulary, random)).join(' ')}.`);
  }
  return sentences.join('\n');
}

/** Fills a library with papers of made-up words, three passages to a page. */
export async function fillLibrary(
  library: LibraryStorage,
  passages: number,
): Promise<{ pages: string[]; seconds: number }> {
  const random = seededRandom(7);
  const vocabulary = createVocabulary(random);
  const pages: string[] = [];
  const start = performance.now();
  while (pages.length * passagesPerPage < passages) {
    const texts = Array.from({ length: pagesPerDocument }, () => createPageText(vocabulary, random));
    const source = sampleSource();
    await library.changeLog.commit(sourceChanges(source), { actor: { name: 'benchmark' } });
    await library.sources.saveText(source.id, sampleText(...texts));
    pages.push(...texts);
  }
  return { pages, seconds: (performance.now() - start) / 1000 };
}

/** Runs of words out of the text, as people remember them, with a word or two changed. */
export function createQueries(pages: readonly string[]): string[] {
  const random = seededRandom(11);
  return Array.from({ length: queryCount }, () => {
    const words = pages[Math.floor(random() * pages.length)]!.match(/\p{L}+/gu)!;
    const start = Math.floor(random() * (words.length - 12));
    const taken = words.slice(start, start + 3 + Math.floor(random() * 9)).filter(() => random() > 0.2);
    return taken.length > 0 ? taken.join(' ') : words[start]!;
  });
}

function measurePlain(folder: string, pages: readonly string[], queries: readonly string[]): number[] {
  const database = openDatabase(join(folder, 'plain.db'), testKey);
  database.exec('create virtual table plain using fts5 (text, tokenize = "unicode61 remove_diacritics 2")');
  const insert = database.prepare('insert into plain (text) values (?)');
  database.transaction(() => {
    for (const page of pages) for (const passage of cutInThirds(page)) insert.run(passage);
  })();
  const select = database.prepare('select rowid, text from plain where plain match ? order by rank limit 10');
  const times = queries.map((query) => {
    const expression = query
      .split(' ')
      .map((word) => `"${word}"`)
      .join(' OR ');
    const start = performance.now();
    select.all(expression);
    return performance.now() - start;
  });
  database.close();
  return times;
}

function cutInThirds(page: string): string[] {
  const lines = page.split('\n');
  const third = Math.ceil(lines.length / passagesPerPage);
  return [lines.slice(0, third), lines.slice(third, 2 * third), lines.slice(2 * third)].map((part) => part.join('\n'));
}

/** The time that this fraction of the times stays under. */
export function percentile(times: readonly number[], fraction: number): number {
  const sorted = [...times].sort((left, right) => left - right);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0).toFixed(2));
}

/** Measures search over `passages` passages in an encrypted library on disk. */
export async function benchSearch(passages = 100_000): Promise<SearchBenchmark> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-bench-'));
  const clock = { now: () => Date.now() };
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: testKey, clock });
  const library = await createLibraryStorage(connection, clock);
  try {
    const { pages, seconds } = await fillLibrary(library, passages);
    const queries = createQueries(pages);
    for (const query of queries.slice(0, 20)) await library.search.search(query, {}, 10);
    const times: number[] = [];
    for (const query of queries) {
      const start = performance.now();
      await library.search.search(query, {}, 10);
      times.push(performance.now() - start);
    }
    const plain = measurePlain(folder, pages, queries);
    const p95Ms = percentile(times, 0.95);
    const plainP95Ms = percentile(plain, 0.95);
    return {
      passages: pages.length * passagesPerPage,
      indexSeconds: Number(seconds.toFixed(1)),
      p50Ms: percentile(times, 0.5),
      p95Ms,
      plainP50Ms: percentile(plain, 0.5),
      plainP95Ms,
      ratioP95: Number((p95Ms / plainP95Ms).toFixed(2)),
    };
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) console.log(JSON.stringify(await benchSearch(Number(process.argv[2] ?? 100_000)), null, 2));
