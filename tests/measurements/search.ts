import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibraryDatabase } from '../../src-main/adapters/sqlite/open-library-database.ts';
import { sourceChanges } from '../../src-shared/domain/changes.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { sampleSource, sampleText } from '../port-suites/library-fixtures.ts';

/*
 * Recall of lexical search on sets that nobody here wrote. Prints one line a set; `not found` where the data is absent.
 *   node tests/measurements/search.ts [data folder]
 */

type Question = { id: string; text: string };
type EvaluationSet = { documents: Map<string, string>; questions: Question[] };

type Squad = {
  data: { title: string; paragraphs: { context: string; qas: { id: string; question: string }[] }[] }[];
};

function readSquad(folder: string): EvaluationSet {
  const squad: Squad = JSON.parse(readFileSync(join(folder, 'squad.json'), 'utf8'));
  const documents = new Map<string, string>();
  const questions: Question[] = [];
  for (const article of squad.data) {
    for (const [index, paragraph] of article.paragraphs.entries()) {
      documents.set(`${article.title}#${index}`, paragraph.context);
      for (const { id, question } of paragraph.qas) questions.push({ id, text: question });
    }
  }
  return { documents, questions };
}

function readLaws(folder: string): EvaluationSet {
  const documents = new Map<string, string>();
  for (const name of readdirSync(join(folder, 'docs'))) {
    documents.set(name, readFileSync(join(folder, 'docs', name), 'utf8'));
  }
  const lines = readFileSync(join(folder, 'queries.jsonl'), 'utf8').split('\n').filter(Boolean);
  const questions = lines.map((line) => {
    const { id, query }: { id: string; query: string } = JSON.parse(line);
    return { id, text: query };
  });
  return { documents, questions };
}

/** Ranks every question's documents through a real library on disk. */
async function rank(set: EvaluationSet): Promise<{ rankings: Map<string, string[]>; medianMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-search-'));
  const clock = { now: () => Date.now() };
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: null, clock });
  const library = await createLibraryStorage(connection, clock);
  try {
    const names = await fill(library, set.documents);
    const rankings = new Map<string, string[]>();
    const times: number[] = [];
    for (const { id, text } of set.questions) {
      const start = performance.now();
      const hits = await library.search.search(text, {}, 20);
      times.push(performance.now() - start);
      rankings.set(id, [...new Set(hits.map((hit) => names.get(hit.sourceId)!))]);
    }
    times.sort((left, right) => left - right);
    return { rankings, medianMs: times[Math.floor(times.length / 2)] ?? 0 };
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(library: LibraryStorage, documents: Map<string, string>): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [name, text] of documents) {
    // One name for all, that says nothing (numbers would match the numbers of a question): what is measured is the text.
    const source = sampleSource({ name: 'sin título.txt' });
    names.set(source.id, name);
    await library.changeLog.commit(sourceChanges(source), { actor: { name: 'measurement' } });
    await library.sources.saveText(source.id, sampleText(text));
  }
  return names;
}

function score(kind: 'qa' | 'retrieval', dataFolder: string, set: string, predictions: unknown): unknown {
  const path = join(mkdtempSync(join(tmpdir(), 'amanuense-score-')), 'predictions.json');
  writeFileSync(path, JSON.stringify(predictions));
  const output = execFileSync('python3', [join(dataFolder, 'score.py'), kind, join(dataFolder, set), path]);
  return JSON.parse(output.toString());
}

/** Measures every set there is; null for those that are absent. */
export async function measureSearch(dataFolder: string): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const name of ['qa-xquad-es', 'qa-squad2-es', 'leyes-ar']) {
    const folder = join(dataFolder, name);
    if (!existsSync(folder)) {
      results[name] = null;
      continue;
    }
    const isLaws = name === 'leyes-ar';
    const { rankings, medianMs } = await rank(isLaws ? readLaws(folder) : readSquad(folder));
    const predictions = isLaws
      ? Object.fromEntries(rankings)
      : Object.fromEntries([...rankings].map(([id, contexts]) => [id, { answer: '', contexts }]));
    const scored = score(isLaws ? 'retrieval' : 'qa', dataFolder, name, predictions);
    results[name] = { ...(scored as Record<string, unknown>), medianMs: Number(medianMs.toFixed(2)) };
  }
  return results;
}

if (import.meta.main) {
  const results = await measureSearch(process.argv[2] ?? '../shared/data');
  for (const [name, result] of Object.entries(results)) {
    console.log(name, result === null ? 'not found' : JSON.stringify(result));
  }
}
