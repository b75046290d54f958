import { expect, it } from 'vitest';
import { createWorkQueue } from './work-queue.ts';

const later = () => Promise.withResolvers<string>();

it('does so much at once, the rest in turn, and tells what is too much when to come back', async () => {
  const inTurn = createWorkQueue({ atOnce: 2, waiting: 2 });
  const begun: number[] = [];
  const ends = [0, 1, 2, 3].map(later);
  const works = ends.map(({ promise }, index) =>
    inTurn(() => {
      begun.push(index);
      return promise;
    }),
  );
  const busy = inTurn(async () => 'never');
  await expect(busy).rejects.toMatchObject({ code: 'SERVER_BUSY', data: { retryAfterSeconds: expect.any(Number) } });
  expect(begun).toEqual([0, 1]);
  ends[1]!.resolve('one');
  expect(await works[1]).toBe('one');
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  for (const { resolve } of ends) resolve('the rest');
  await Promise.all(works);
  expect(begun).toEqual([0, 1, 2, 3]);
});

it('gives the place of work that failed to the next', async () => {
  const inTurn = createWorkQueue({ atOnce: 1, waiting: 1 });
  const failed = later();
  const [first, second] = [inTurn(() => failed.promise), inTurn(async () => 'done')];
  failed.reject(new Error('Corte de luz'));
  await expect(first).rejects.toThrow('Corte de luz');
  expect(await second).toBe('done');
  expect(await inTurn(async () => 'again')).toBe('again');
});
