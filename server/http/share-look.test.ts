import { expect, it } from 'vitest';
import { shareLook } from './share-look.ts';

it('looks once for all who ask meanwhile and for a second after, however long it takes, also where it fails', async () => {
  let nowMs = 0;
  const answers: ((seen: number | Error) => void)[] = [];
  const look = () =>
    new Promise<number>((resolve, reject) => {
      answers.push((seen) => (typeof seen === 'number' ? resolve(seen) : reject(seen)));
    });
  const ask = shareLook(look, () => nowMs);
  const first = [ask(), ask()];
  nowMs = 60_000;
  first.push(ask());
  expect(answers.length).toBe(1);
  answers[0]!(1);
  expect(await Promise.all(first)).toEqual([1, 1, 1]);
  nowMs += 999;
  expect(await ask()).toBe(1);
  nowMs += 1;
  const second = ask();
  answers[1]!(new Error('away'));
  await expect(second).rejects.toThrow('away');
  await expect(ask()).rejects.toThrow('away');
  expect(answers.length).toBe(2);
});
