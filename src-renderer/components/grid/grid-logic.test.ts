import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockOf, clearEdits, dragFillArea, dragFillEdits, fillDownEdits, pasteEdits } from './block-edits.ts';
import { rangeOf, singleCell, stepFrom } from './cell-range.ts';
import type { GridColumn, GridLine } from './grid-model.ts';
import { gridCommand } from './key-command.ts';
import { parseTabSeparated, toTabSeparated } from './tab-separated.ts';

const columns: GridColumn[] = ['a', 'b', 'c'].map((key) => ({
  key,
  title: key,
  align: 'start',
  approved: false,
  suggestions: [],
  width: 100,
}));
const lines: GridLine[] = Array.from({ length: 4 }, (_, row) => ({
  key: `r${row}`,
  label: `Fila ${row}`,
  cells: Object.fromEntries(
    columns.map(({ key }) => [
      key,
      {
        text: `${key}${row}`,
        state: 'found' as const,
        approved: false,
        filling: false,
        disputed: false,
        problem: null,
      },
    ]),
  ),
}));
const table = { lines, columns };
const written = (edits: { rowKey: string; columnKey: string; text: string }[]) =>
  edits.map((edit) => `${edit.columnKey}/${edit.rowKey}=${edit.text}`);
const keys = (key: string, held: string[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: false,
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

describe('clipboard text', () => {
  it('reads what Excel copies, with no extra row for the last line end', () => {
    expect(parseTabSeparated('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('reads cells with lines, tabs and quotes inside quotes', () => {
    expect(parseTabSeparated('"uno\ndos"\t"dijo ""sí"""\nx\t')).toEqual([
      ['uno\ndos', 'dijo "sí"'],
      ['x', ''],
    ]);
  });

  it('keeps a quote that only begins a word', () => {
    expect(parseTabSeparated('"Sarmiento" norte\tb')).toEqual([['"Sarmiento" norte', 'b']]);
  });

  it('gives back any block that it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', '\t', '\n', '\r', ' ') });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, width]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        // A last row of one empty cell cannot be told from a final line end; Excel cannot either.
        fc.pre(!(rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === ''));
        expect(parseTabSeparated(toTabSeparated(rows))).toEqual(rows);
      }),
    );
  });
});

describe('pasting', () => {
  it('writes a block from the first cell and stops at the edge of the grid', () => {
    const { edits, area } = pasteEdits(table, singleCell({ row: 3, column: 2 }), [
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(written(edits)).toEqual(['b/r3=1', 'c/r3=2']);
    expect(area).toEqual({ top: 3, left: 2, bottom: 3, right: 3 });
  });

  it('repeats one value over the whole selection', () => {
    const range = rangeOf({ top: 0, left: 1, bottom: 1, right: 2 });
    expect(written(pasteEdits(table, range, [['x']]).edits)).toEqual(['a/r0=x', 'b/r0=x', 'a/r1=x', 'b/r1=x']);
  });

  it('never writes the column of names', () => {
    const { edits } = pasteEdits(table, singleCell({ row: 0, column: 0 }), [['nombre', 'x']]);
    expect(written(edits)).toEqual(['a/r0=x']);
  });

  it('copies names and texts of a range', () => {
    expect(blockOf(table, rangeOf({ top: 1, left: 0, bottom: 2, right: 1 }))).toEqual([
      ['Fila 1', 'a1'],
      ['Fila 2', 'a2'],
    ]);
  });
});

describe('filling and clearing', () => {
  it('fills down from the first row of the selection', () => {
    const { edits } = fillDownEdits(table, rangeOf({ top: 0, left: 1, bottom: 2, right: 2 }));
    expect(written(edits)).toEqual(['a/r1=a0', 'b/r1=b0', 'a/r2=a0', 'b/r2=b0']);
  });

  it('fills one cell from the row above, and the first row from nowhere', () => {
    expect(written(fillDownEdits(table, singleCell({ row: 2, column: 3 })).edits)).toEqual(['c/r2=c1']);
    expect(fillDownEdits(table, singleCell({ row: 0, column: 3 })).edits).toEqual([]);
  });

  it('repeats the dragged block down and upwards without touching its source', () => {
    const source = { top: 1, left: 1, bottom: 2, right: 1 };
    const down = dragFillArea(source, 3, 1);
    expect(written(dragFillEdits(table, source, down).edits)).toEqual(['a/r3=a1']);
    const up = dragFillArea(source, 0, 1);
    expect(written(dragFillEdits(table, source, up).edits)).toEqual(['a/r0=a2']);
  });

  it('drags along the longer way only', () => {
    const source = { top: 0, left: 1, bottom: 0, right: 1 };
    expect(dragFillArea(source, 1, 3)).toEqual({ top: 0, left: 1, bottom: 0, right: 3 });
    expect(dragFillArea(source, 3, 2)).toEqual({ top: 0, left: 1, bottom: 3, right: 1 });
  });

  it('clears the data of a range and leaves its names', () => {
    const { edits } = clearEdits(table, rangeOf({ top: 0, left: 0, bottom: 0, right: 1 }));
    expect(written(edits)).toEqual(['a/r0=']);
  });
});

describe('keys', () => {
  it('extends with Shift, to the edge with Ctrl too', () => {
    expect(gridCommand(keys('ArrowDown', ['shift']))).toEqual({ type: 'extend', direction: 'down', toEdge: false });
    expect(gridCommand(keys('ArrowRight', ['ctrl', 'shift']))).toEqual({
      type: 'extend',
      direction: 'right',
      toEdge: true,
    });
  });

  it('leaves plain arrows, Tab and letters to the grid', () => {
    for (const key of ['ArrowUp', 'Tab', 'a', 'd', ' ']) expect(gridCommand(keys(key))).toBeNull();
  });

  it('leaves Ctrl+C, Ctrl+V and Ctrl+Z to the browser and the window', () => {
    for (const key of ['c', 'v', 'z']) expect(gridCommand(keys(key, ['ctrl']))).toBeNull();
  });

  it('stays inside the grid at its edges', () => {
    const size = { rows: 4, columns: 4 };
    expect(stepFrom({ row: 0, column: 0 }, 'up', size)).toEqual({ row: 0, column: 0 });
    expect(stepFrom({ row: 1, column: 1 }, 'right', size, true)).toEqual({ row: 1, column: 3 });
  });
});
