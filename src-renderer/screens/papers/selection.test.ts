import { describe, expect, it } from 'vitest';
import {
  chooseGroup,
  chooseRow,
  chooseStretch,
  emptySelection,
  followChosen,
  rowAfterKey,
  stretchTo,
} from './selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('choosing papers as in the file explorer', () => {
  it('a click leaves only the clicked one', () => {
    const first = chooseRow(emptySelection<string>(), 1, 'b', false);
    expect([...chooseRow(first, 3, 'd', false).ids]).toEqual(['d']);
  });

  it('Ctrl and a click add one, and take it away again', () => {
    const first = chooseRow(emptySelection<string>(), 1, 'b', false);
    const both = chooseRow(first, 3, 'd', true);
    expect([...both.ids]).toEqual(['b', 'd']);
    expect([...chooseRow(both, 1, 'b', true).ids]).toEqual(['d']);
  });

  it('Shift stretches from the anchor, in both directions, and the anchor stays', () => {
    const first = chooseRow(emptySelection<string>(), 2, 'c', false);
    const down = stretchTo(first, 4);
    const chosen = chooseStretch(first, 4, rows.slice(down.from, down.to + 1), false);
    expect([...chosen.ids]).toEqual(['c', 'd', 'e']);
    expect(stretchTo(chosen, 0)).toEqual({ from: 0, to: 2 });
  });

  it('Ctrl and Shift keep what was chosen before', () => {
    const first = chooseRow(emptySelection<string>(), 0, 'a', false);
    const second = chooseRow(first, 3, 'd', true);
    expect([...chooseStretch(second, 4, ['d', 'e'], true).ids]).toEqual(['a', 'd', 'e']);
  });

  it('a heading takes all the papers of its group, and Ctrl adds another group and takes it away again', () => {
    const first = chooseGroup(emptySelection<string>(), { id: 'one', row: 0 }, ['a', 'b'], false);
    expect([[...first.ids], [...first.whole], first.cursor]).toEqual([['a', 'b'], ['one'], 0]);
    const both = chooseGroup(first, { id: 'other', row: 3 }, ['c', 'd'], true);
    expect([[...both.ids], [...both.whole]]).toEqual([
      ['a', 'b', 'c', 'd'],
      ['one', 'other'],
    ]);
    const back = chooseGroup(both, { id: 'one', row: 0 }, ['a', 'b'], true);
    expect([[...back.ids], [...back.whole]]).toEqual([['c', 'd'], ['other']]);
    expect([...chooseGroup(both, { id: 'other', row: 3 }, ['c', 'd'], false).ids]).toEqual(['c', 'd']);
  });

  it('no heading claims its whole group once a paper of it is left out', () => {
    const group = chooseGroup(emptySelection<string>(), { id: 'one', row: 0 }, ['a', 'b'], false);
    expect(chooseRow(group, 5, 'e', true).whole.size).toBe(1);
    const without = chooseRow(group, 1, 'a', true);
    expect([[...without.ids], without.whole.size]).toEqual([['b'], 0]);
  });

  it('stays with its paper when others come in above it', () => {
    const chosen = chooseRow(emptySelection<string>(), 1, 'b', false);
    const later = ['x', 'y', ...rows];
    expect(followChosen(chosen, (row) => later[row])).toMatchObject({ anchor: 3, cursor: 3 });
    expect(followChosen(chosen, (row) => rows[row])).toBe(chosen);
    expect(followChosen(chosen, () => undefined)).toBe(chosen);
  });

  it('keys stop at both ends', () => {
    expect(rowAfterKey('ArrowDown', 5, 6, 10)).toBe(5);
    expect(rowAfterKey('ArrowUp', -1, 6, 10)).toBe(0);
    expect(rowAfterKey('PageDown', 0, 6, 10)).toBe(5);
    expect(rowAfterKey('End', 0, 6, 10)).toBe(5);
    expect(rowAfterKey('ArrowDown', 0, 0, 10)).toBeNull();
    expect(rowAfterKey('x', 0, 6, 10)).toBeNull();
  });
});
