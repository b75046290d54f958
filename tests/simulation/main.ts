import { parseArgs } from 'node:util';
import { mutants } from './mutants.ts';
import { runMutants } from './run-mutants.ts';
import { runSeeds, type Seeds } from './run-seeds.ts';

/*
 * Plays districts with everything that can go wrong, each from a seed; ends with 1 where an invariant is broken.
 *   node tests/simulation/main.ts [--seeds 2000] [--from 1] [--steps 400] [--mutants]
 * With --mutants a planted bug has 500 seeds to be found, unless told.
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '400' },
    mutants: { type: 'boolean', default: false },
  },
});

async function play(seeds: Seeds): Promise<boolean> {
  const start = performance.now();
  const { operations, violation } = await runSeeds(seeds);
  const { count, steps } = seeds;
  if (violation !== null) {
    console.error(`Seed ${violation.seed}: ${violation.text}`);
    console.error(`Again: npm run simulate -- --from ${violation.seed} --seeds 1 --steps ${steps}`);
    return false;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${count} seeds of ${steps} steps, ${operations} operations, 0 violations, ${seconds.toFixed(1)} s`);
  return true;
}

const seeds = Number(values.seeds ?? (values.mutants ? 500 : 2000));
const isSound = values.mutants
  ? await runMutants(mutants, seeds)
  : await play({ from: Number(values.from), count: seeds, steps: Number(values.steps) });
process.exitCode = isSound ? 0 : 1;
