import { expect, test } from 'vitest';
import { groupOfRow, placeGroups } from './group-layout.ts';
import { headingMove } from './heading-keys.ts';

const layout = placeGroups(
  [
    { key: 'a', path: [], count: 2 },
    { key: 'b', path: [], count: 3 },
  ],
  new Set(['b']),
);
const rows = { groupOf: (row: number) => groupOfRow(layout, row) };
const [open, folded] = layout.groups;

test('left goes from a paper to its heading, and folds the group of a heading', () => {
  expect(headingMove('ArrowLeft', rows, 2)).toEqual({ goTo: 0 });
  expect(headingMove('ArrowLeft', rows, 0)).toEqual({ fold: open, isFolded: true });
});

test('right unfolds a heading, and goes from one that shows its papers to the first of them', () => {
  expect(headingMove('ArrowRight', rows, 3)).toEqual({ fold: folded, isFolded: false });
  expect(headingMove('ArrowRight', rows, 0)).toEqual({ goTo: 1 });
});

test('Enter folds and unfolds a heading; on a paper it is not a key of the headings', () => {
  expect(headingMove('Enter', rows, 0)).toEqual({ fold: open, isFolded: true });
  expect(headingMove('Enter', rows, 3)).toEqual({ fold: folded, isFolded: false });
  expect(headingMove('Enter', rows, 1)).toBeNull();
  expect(headingMove('ArrowRight', rows, 1)).toBeNull();
});

test('a list without groups, or without a cursor, has no such keys', () => {
  expect(headingMove('ArrowLeft', { groupOf: () => undefined }, 4)).toBeNull();
  expect(headingMove('ArrowLeft', rows, -1)).toBeNull();
});
