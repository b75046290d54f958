import { expect, it } from 'vitest';
import { idsIn, toIdRanges } from './id-ranges.ts';

const id = (deviceId: string, counter: number, name = 'a'.repeat(12)) => `${deviceId}:${counter}:${name}`;

it('says ids that follow each other in one piece', () => {
  const ids = [id('pc2', 7), id('pc1', 10), id('pc1', 9, 'b'.repeat(12)), id('pc1', 12)];
  expect(toIdRanges(ids)).toEqual([
    { deviceId: 'pc1', first: 9, names: 'b'.repeat(12) + 'a'.repeat(12) },
    { deviceId: 'pc1', first: 12, names: 'a'.repeat(12) },
    { deviceId: 'pc2', first: 7, names: 'a'.repeat(12) },
  ]);
});

it('says the same ids again, those of two PCs with one identity among them', () => {
  const ids = [id('pc1', 1), id('pc1', 2), id('pc1', 2, 'c'.repeat(12)), id('pc1', 3), id('pc1', 3, 'd'.repeat(12))];
  expect(new Set(idsIn(toIdRanges(ids)))).toEqual(new Set(ids));
  const many = Array.from({ length: 2500 }, (_, counter) => id('pc1', counter));
  const ranges = toIdRanges(many);
  expect(idsIn(ranges)).toEqual(many);
  expect(ranges.map(({ first }) => first)).toEqual([0, 1000, 2000]);
});
