import { parseArgs } from 'node:util';
import { mutants } from './mutants.ts';
import { runMutants } from './run-mutants.ts';
import { simulate } from './simulate.ts';

/*
 * Plays districts with everything that can go wrong, each from a seed; ends with 1 where an invariant is broken.
 *   node tests/simulation/main.ts [--seeds 2000] [--from 1] [--steps 400] [--mutants]
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '400' },
    mutants: { type: 'boolean', default: false },
  },
});

async function runSeeds(from: number, count: number, steps: number): Promise<boolean> {
  const start = performance.now();
  let operations = 0;
  for (let seed = from; seed < from + count; seed++) {
    const result = await simulate(seed, steps);
    operations += result.operations;
    if (result.violation === null) continue;
    console.error(`Seed ${seed}: ${result.violation}`);
    console.error(`Again: npm run simulate -- --from ${seed} --seeds 1 --steps ${steps}`);
    return false;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${count} seeds of ${steps} steps, ${operations} operations, 0 violations, ${seconds.toFixed(1)} s`);
  return true;
}

const isSound = values.mutants
  ? await runMutants(mutants, Number(values.seeds))
  : await runSeeds(Number(values.from), Number(values.seeds), Number(values.steps));
process.exitCode = isSound ? 0 : 1;
