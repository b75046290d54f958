import { expect, it, vi } from 'vitest';
import { lookEvery } from './look-every.ts';

it('looks again and again, never twice at once, and tells why it failed', async () => {
  const told: unknown[] = [];
  let atOnce = 0;
  let looks = 0;
  const looking = lookEvery(
    1,
    async () => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce -= 1;
      looks += 1;
      if (looks === 1) throw new Error('once');
    },
    (thrown) => void told.push(thrown),
  );
  looking.look();
  looking.look();
  await vi.waitUntil(() => looks >= 3);
  await looking.close();
  expect(told).toEqual([new Error('once')]);
  expect(atOnce).toBe(0);
});

it('is over once it is closed, and what was under way has ended by then', async () => {
  let hasEnded = false;
  const ending = Promise.withResolvers<void>();
  const looking = lookEvery(
    60_000,
    async () => {
      await ending.promise;
      hasEnded = true;
    },
    () => undefined,
  );
  looking.look();
  const closed = looking.close();
  ending.resolve();
  await closed;
  expect(hasEnded).toBe(true);
});
