import { expect, it } from 'vitest';
import { runSeeds } from './run-seeds.ts';
import { simulate } from './simulate.ts';

/** Two minutes and a half on two quiet processors; nothing is wrong with slower ones. */
const timeout = 20 * 60_000;

it('loses nothing, invents nothing and comes to rest, whatever goes wrong', { timeout }, async () => {
  const { violation } = await runSeeds({ from: 1, count: 2_000, steps: 400 });
  expect(violation, `npm run simulate -- --from ${violation?.seed} --seeds 1`).toBeNull();
});

it('plays the same seed the same way', async () => {
  const traces = [await simulate(7, 400), await simulate(7, 400), await simulate(8, 400)].map(({ trace }) => trace);
  expect(traces[0]).toBe(traces[1]);
  expect(traces[0]).not.toBe(traces[2]);
});
