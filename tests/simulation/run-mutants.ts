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

/** Plants each bug in a copy of the code and plays it; false where one is not found within that many seeds. */
export async function runMutants(mutants: readonly Mutant[], seeds: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'amanuense-mutants-'));
  try {
    for (const path of needed) cpSync(join(root, path), join(folder, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const missed = mutants.filter((mutant) => !isFound(mutant, folder, seeds));
    console.log(`${mutants.length - missed.length} of ${mutants.length} planted bugs found within ${seeds} seeds`);
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
    const { status, stderr } = spawnSync(process.execPath, [main, '--seeds', String(seeds)], { encoding: 'utf8' });
    // Anything else is a copy that does not even start.
    const isBroken = status === 1 && stderr.startsWith('Seed ');
    console.log(`${isBroken ? 'found ' : 'MISSED'}  ${name}: ${stderr.split('\n')[0]?.slice(0, 140)}`);
    return isBroken;
  } finally {
    writeFileSync(path, sound);
  }
}
