import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Evaluation, evaluate } from './evaluate.ts';
import { readQuestionSet } from './question-set.ts';

/*
 * `npm run evaluate -- FOLDER…`: asks every question of a set (SQuAD 2.0, or queries with their documents) and prints how it
 * went, beside the last run. Every run is kept in `evaluations/`.
 */
type Run = Evaluation & { at: string };

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

for (const argument of process.argv.slice(2)) {
  const set = readQuestionSet(resolve(argument));
  console.log(`\n## ${argument}`);
  if (set === null) {
    console.log('not found');
    continue;
  }
  const kept = resolve('evaluations', `${set.name}.json`);
  const earlier: Run[] = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : [];
  const result = await evaluate(set);
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify([...earlier, { at: new Date().toISOString(), ...result }], null, 1));
  const last = earlier.at(-1);
  for (const [label, key, unit] of lines) {
    const before = last ? `   (${last.at.slice(0, 16)}: ${show(last[key], unit)})` : '';
    console.log(`${label.padEnd(36)}${show(result[key], unit)}${before}`);
  }
  console.log(`kept in ${join('evaluations', `${set.name}.json`)}`);
}

function show(value: number | null, unit: '%' | 'ms' | ''): string {
  if (value === null) return 'cannot be told';
  return unit === '%' ? `${(100 * value).toFixed(1)} %` : `${Math.round(value)}${unit === '' ? '' : ` ${unit}`}`;
}
