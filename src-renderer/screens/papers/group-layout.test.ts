import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperGroup } from '../../../src-shared/domain/paper-groups.ts';
import { groupOfRow, paperOfRow, papersOfRows, placeGroups } from './group-layout.ts';

const group = (key: string | null, count: number): PaperGroup => ({ key, path: [], count });
const groups = [group('a', 2), group('b', 3), group(null, 1)];

describe('headings among the papers', () => {
  it('stand before their papers, each papers going on from those of the group before', () => {
    const layout = placeGroups(groups, new Set());
    expect(layout.rows).toBe(9);
    expect(layout.groups.map(({ id, row, firstPaper }) => [id, row, firstPaper])).toEqual([
      ['a', 0, 0],
      ['b', 3, 2],
      ['', 7, 5],
    ]);
    expect(Array.from({ length: 11 }, (_, index) => paperOfRow(layout, index - 1))).toEqual([
      null,
      null,
      0,
      1,
      null,
      2,
      3,
      4,
      null,
      5,
      null,
    ]);
  });

  it('stand alone when folded, and the papers after them keep their place in the list', () => {
    const layout = placeGroups(groups, new Set(['b', 'another']));
    expect(layout.rows).toBe(6);
    expect(groupOfRow(layout, 3)).toMatchObject({ id: 'b', isFolded: true });
    expect(groupOfRow(layout, 4)).toMatchObject({ id: '' });
    expect(paperOfRow(layout, 5)).toBe(5);
    expect(groupOfRow(layout, 6)).toBeUndefined();
  });

  it('leave the papers of a stretch of rows in runs, folded ones out', () => {
    expect(papersOfRows(placeGroups(groups, new Set()), { from: 2, to: 5 })).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
    ]);
    expect(papersOfRows(placeGroups(groups, new Set(['b'])), { from: 0, to: 5 })).toEqual([
      { from: 0, to: 1 },
      { from: 5, to: 5 },
    ]);
    expect(papersOfRows(placeGroups([], new Set()), { from: 0, to: 5 })).toEqual([]);
  });

  it('agree row by row with a list written out, however many groups and whichever are folded', () => {
    const anyGroups = fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), folded: fc.boolean() }));
    fc.assert(
      fc.property(anyGroups, fc.nat(40), fc.nat(40), (drawn, one, other) => {
        const folded = new Set(drawn.flatMap((entry, place) => (entry.folded ? [`g${place}`] : [])));
        const layout = placeGroups(
          drawn.map(({ count }, place) => group(`g${place}`, count)),
          folded,
        );
        const written: (number | null)[] = [];
        let paper = 0;
        for (const entry of drawn) {
          written.push(null);
          for (let index = 0; index < entry.count; index += 1) if (!entry.folded) written.push(paper + index);
          paper += entry.count;
        }
        expect(layout.rows).toBe(written.length);
        expect(written.map((_, row) => paperOfRow(layout, row))).toEqual(written);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const found = papersOfRows(layout, { from, to }).flatMap((run) =>
          Array.from({ length: run.to - run.from + 1 }, (_, index) => run.from + index),
        );
        expect(found).toEqual(written.slice(from, to + 1).filter((entry) => entry !== null));
      }),
    );
  });
});
