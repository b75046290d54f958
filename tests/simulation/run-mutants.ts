import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

const root = join(import.meta.dirname, '..', '..');
const needed = [
  'package.json',
  'src-shared/domain',
  'src-shared/ports',
  'src-shared/use-cases/synchronize',
  'tests/simulation',
];

/** A bug that has it run for ever is missed: the sound code plays 500 seeds in half a minute. */
const limitMs = 10 * 60_000;

/** Plants each bug in a copy of the code and plays it; false where one is not found within that many seeds. */
export async function runMutants(mutants: readonly Mutant[], seeds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-mutants-'));
  const startMs = performance.now();
  try {
    for (const path of needed) cpSync(join(root, path), join(folder, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const missed = mutants.filter((mutant) => !isFound(mutant, folder, seeds));
    const seconds = (performance.now() - startMs) / 1000;
    const found = mutants.length - missed.length;
    console.log(`${found} of ${mutants.length} planted bugs found within ${seeds} seeds, ${seconds.toFixed(0)} s`);
    return missed.length === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isFound({ name, file, find, replace }: Mutant, folder: string, seeds: number): boolean {
  const path = join(folder, file);
  const sound = readFileSync(path, 'utf8');
  if (sound.split(find).length !== 2) throw new Error(`What "${name}" changes does not stand once in ${file}`);
  writeFileSync(
    path,
    sound.replace(find, () => replace),
  );
  try {
    const main = join(folder, 'tests/simulation/main.ts');
    const { status, stderr } = spawnSync(process.execPath, [main, '--seeds', String(seeds)], {
      encoding: 'utf8',
      timeout: limitMs,
    });
    // Anything else is a copy that does not even start.
    const isBroken = status === 1 && stderr.startsWith('Seed ');
    console.log(`${isBroken ? 'found ' : 'MISSED'}  ${name}: ${stderr.split('\n')[0]?.slice(0, 140)}`);
    return isBroken;
  } finally {
    writeFileSync(path, sound);
  }
}
