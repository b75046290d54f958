import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hashText } from '../../src-shared/domain/content-hash.ts';
import { engineSettings } from './engine.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type KeptRun, keepRun, lastRun } from './kept-runs.ts';
import { readQuestionSet } from './question-set.ts';
import { replayJudged } from './replay.ts';

/*
 * `npm run evaluate -- FOLDER…` asks every question of a set (SQuAD 2.0, or queries with their documents) and prints how
 * it went, beside the last run; `--library DIR` asks again what somebody judged in a library. `--engine` says who
 * answers (`engine.ts`), `none` unless told, and with `--rerank` puts the passages in order first; with `--compare` only
 * what differs from the last run is printed. Every run is kept in `evaluations/`: of a library, no word of it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    library: { type: 'string' },
    engine: { type: 'string', default: 'none' },
    rerank: { type: 'boolean', default: false },
    compare: { type: 'boolean', default: false },
  },
});
const { compare, rerank } = values;
const engine = rerank ? `${values.engine}, reranked` : values.engine;
const settings = { ...engineSettings(values.engine), rerankPassages: rerank };
const kept = resolve('evaluations');

const lines: readonly (readonly [label: string, key: keyof Evaluation, unit: '%' | 'ms' | ''])[] = [
  ['questions', 'questions', ''],
  ['document first', 'recallAt1', '%'],
  ['document among the first five', 'recallAt5', '%'],
  ['first proof holds the answer', 'firstProofHoldsAnswer', '%'],
  ['refused, unanswerable', 'refusedUnanswerable', '%'],
  ['refused, answerable', 'refusedAnswerable', '%'],
  ['proofs that stand where they say', 'grounded', '%'],
  ['proofs', 'proofs', ''],
  ['median', 'medianMs', 'ms'],
  ['95th percentile', 'p95Ms', 'ms'],
];

for (const folder of positionals) await evaluateSet(folder);
if (values.library !== undefined) await evaluateLibrary(values.library);

async function evaluateSet(folder: string): Promise<void> {
  const set = readQuestionSet(resolve(folder));
  console.log(`\n## ${folder} · ${engine}`);
  if (set === null) return console.log('not found');
  const last = lastRun<Evaluation>(kept, set.name, engine);
  const figures = await evaluate(set, settings);
  keepRun(kept, set.name, { engine, figures });
  for (const [label, key, unit] of lines) {
    if (compare && last && last.figures[key] === figures[key]) continue;
    const before = last ? `   (${whenOf(last)}: ${show(last.figures[key], unit)})` : '';
    console.log(`${label.padEnd(36)}${show(figures[key], unit)}${before}`);
  }
}

/** Whether each judged answer keeps its proofs, by the hash of its question. */
type JudgedFigures = Record<string, boolean>;

async function evaluateLibrary(folder: string): Promise<void> {
  console.log(`\n## ${folder} · ${engine}`);
  const name = `judged-${basename(resolve(folder))}`;
  const last = lastRun<JudgedFigures>(kept, name, engine);
  const cases = await replayJudged(resolve(folder), settings);
  const figures: JudgedFigures = {};
  for (const { question, verdict, before, after, keepsProofs, failure } of cases) {
    const id = await hashText(question);
    figures[id] = keepsProofs;
    if (compare && last && last.figures[id] === keepsProofs) continue;
    const outcome = failure ? 'failed' : keepsProofs ? 'the same proofs' : 'other proofs';
    console.log(
      `${verdict === 'good' && !keepsProofs ? '✗' : ' '} ${verdict.padEnd(5)}${outcome.padEnd(17)}${question}`,
    );
    if (verdict === 'bad' || !keepsProofs) console.log(`    before: ${before}\n    now:    ${failure ?? after}`);
  }
  keepRun(kept, name, { engine, figures });
  const good = cases.filter(({ verdict }) => verdict === 'good');
  const same = good.filter(({ keepsProofs }) => keepsProofs).length;
  const changed = cases.filter((one) => one.verdict === 'bad' && !one.keepsProofs && !one.failure).length;
  const failed = cases.filter(({ failure }) => failure !== null).length;
  const before = last ? `   (last run: ${whenOf(last)})` : '';
  console.log(
    `${same} of ${good.length} good answers keep their proofs; ${changed} of ${cases.length - good.length} bad ones changed; ${failed} failed${before}`,
  );
}

function whenOf({ at, commit }: Pick<KeptRun<unknown>, 'at' | 'commit'>): string {
  return `${at.slice(0, 16)} ${commit}`;
}

function show(value: number | null, unit: '%' | 'ms' | ''): string {
  if (value === null) return 'cannot be told';
  return unit === '%' ? `${(100 * value).toFixed(1)} %` : `${Math.round(value)}${unit === '' ? '' : ` ${unit}`}`;
}
