import { expect, it } from 'vitest';
import { fuseRankings } from './fuse-rankings.ts';

it('puts what several ways bring before what one brings higher, with its place in each', () => {
  const fused = fuseRankings([
    { way: 'words', items: [11, 12, 13] },
    { way: 'meaning', items: [21, 13] },
  ]);
  expect([...fused]).toEqual([
    [13, { words: 3, meaning: 2 }],
    [11, { words: 1 }],
    [21, { meaning: 1 }],
    [12, { words: 2 }],
  ]);
});

it('keeps the better place of a way that is there twice, and the order of a way that is alone', () => {
  expect([...fuseRankings([{ way: 'words', items: [3, 1, 2] }]).keys()]).toEqual([3, 1, 2]);
  const twice = fuseRankings([
    { way: 'person', items: [1, 2] },
    { way: 'person', items: [2] },
  ]);
  expect([...twice]).toEqual([
    [2, { person: 2 }],
    [1, { person: 1 }],
  ]);
});
