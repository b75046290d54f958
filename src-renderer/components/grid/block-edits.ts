import { type CellRange, type GridSize, type Rectangle, rectangleOf, sizeOf } from './cell-range.ts';
import type { GridColumn, GridEdit, GridLine } from './grid-model.ts';
import { textAt } from './grid-model.ts';

type Table = { lines: readonly GridLine[]; columns: readonly GridColumn[] };
/** Edits and the rectangle that they cover, to be selected afterwards. */
export type BlockEdits = { edits: GridEdit[]; area: Rectangle };

/** The texts of a range, row by row: what Ctrl+C takes. */
export function blockOf(table: Table, range: CellRange): string[][] {
  const area = rectangleOf(range);
  const { rows, columns } = sizeOf(area);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) =>
      textAt(table.lines, table.columns, { row: area.top + row, column: area.left + column }),
    ),
  );
}

/**
 * Where a pasted block goes, as Excel does it: from the range's first cell; repeated over the whole range when the
 * range is a multiple of the block; cut at the edges of the grid. The column of names (0) is never written.
 */
export function pasteEdits(table: Table, range: CellRange, block: readonly (readonly string[])[]): BlockEdits {
  const area = rectangleOf(range);
  const blockSize = { rows: block.length, columns: Math.max(...block.map((row) => row.length), 0) };
  const target = pasteTarget(area, blockSize, { rows: table.lines.length, columns: table.columns.length + 1 });
  return writeArea(table, target, (row, column) => block[row % blockSize.rows]?.[column % blockSize.columns] ?? '');
}

/** Empties every cell of a range. */
export function clearEdits(table: Table, range: CellRange): BlockEdits {
  return writeArea(table, rectangleOf(range), () => '');
}

/** Ctrl+D: the first row of the range over its other rows; a range of one row takes the row above it. */
export function fillDownEdits(table: Table, range: CellRange): BlockEdits {
  const area = rectangleOf(range);
  const source = area.top === area.bottom ? area.top - 1 : area.top;
  if (source < 0) return { edits: [], area };
  const target = area.top === area.bottom ? area : { ...area, top: area.top + 1 };
  const texts = writeArea(table, target, (_row, column) =>
    textAt(table.lines, table.columns, { row: source, column: area.left + column }),
  );
  return { edits: texts.edits, area };
}

/** The fill handle: repeats `source` over the rest of `target`, a rectangle that contains it. */
export function dragFillEdits(table: Table, source: Rectangle, target: Rectangle): BlockEdits {
  const { rows, columns } = sizeOf(source);
  const { edits } = writeArea(table, target, (row, column) => {
    const from = {
      row: source.top + modulo(target.top + row - source.top, rows),
      column: source.left + modulo(target.left + column - source.left, columns),
    };
    return textAt(table.lines, table.columns, from);
  });
  const inside = new Set(writeArea(table, source, () => '').edits.map((edit) => `${edit.rowKey} ${edit.columnKey}`));
  return { edits: edits.filter((edit) => !inside.has(`${edit.rowKey} ${edit.columnKey}`)), area: target };
}

/** The rectangle that dragging the fill handle to a place covers: it grows downwards, upwards or sideways, not both. */
export function dragFillArea(source: Rectangle, row: number, column: number): Rectangle {
  const below = Math.max(0, row - source.bottom, source.top - row);
  const beside = Math.max(0, column - source.right, source.left - column);
  if (below >= beside) return { ...source, top: Math.min(source.top, row), bottom: Math.max(source.bottom, row) };
  return { ...source, left: Math.min(source.left, column), right: Math.max(source.right, column) };
}

function pasteTarget(area: Rectangle, block: GridSize, grid: GridSize): Rectangle {
  const chosen = sizeOf(area);
  const repeats =
    block.rows > 0 && block.columns > 0 && chosen.rows % block.rows === 0 && chosen.columns % block.columns === 0;
  const size = repeats ? chosen : block;
  return {
    top: area.top,
    left: area.left,
    bottom: Math.min(area.top + size.rows, grid.rows) - 1,
    right: Math.min(area.left + size.columns, grid.columns) - 1,
  };
}

function writeArea(table: Table, area: Rectangle, text: (row: number, column: number) => string): BlockEdits {
  const edits: GridEdit[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line = table.lines[row];
    for (let column = Math.max(1, area.left); line && column <= area.right; column += 1) {
      const columnKey = table.columns[column - 1]?.key;
      if (columnKey) edits.push({ rowKey: line.key, columnKey, text: text(row - area.top, column - area.left) });
    }
  }
  return { edits, area };
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
