import { expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const seeds = 300;

it('loses nothing, invents nothing and comes to rest, whatever goes wrong', { timeout: 600_000 }, async () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation } = await simulate(seed, 400);
    expect(violation, `npm run simulate -- --from ${seed} --seeds 1`).toBeNull();
  }
});

it('plays the same seed the same way', async () => {
  const traces = [await simulate(7, 400), await simulate(7, 400), await simulate(8, 400)].map(({ trace }) => trace);
  expect(traces[0]).toBe(traces[1]);
  expect(traces[0]).not.toBe(traces[2]);
});
