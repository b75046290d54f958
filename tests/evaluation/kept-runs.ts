import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One run of an evaluation, as it is kept: when, of which commit, with which engine, and its figures. */
export type KeptRun<Figures> = { at: string; commit: string; engine: string; figures: Figures };

/** The last run of `name` with the same engine; null for the first one. */
export function lastRun<Figures>(folder: string, name: string, engine: string): KeptRun<Figures> | null {
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) return null;
  const runs = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  // Written by `keepRun` alone.
  return runs.map((line): KeptRun<Figures> => JSON.parse(line)).findLast((run) => run.engine === engine) ?? null;
}

/** Keeps a run beside the earlier ones, a line each. */
export function keepRun<Figures>(folder: string, name: string, run: { engine: string; figures: Figures }): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const kept: KeptRun<Figures> = { at: new Date().toISOString(), commit, ...run };
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${name}.jsonl`), `${JSON.stringify(kept)}\n`);
}
