import { createContext } from 'react';
import type { Column } from '../../../src-shared/domain/planilla.ts';
import type { RowView } from './row-view.ts';

/** What a column's menu can do. */
export type ColumnCommands = {
  edit: (column: Column) => void;
  tryIt: (column: Column) => void;
  fill: (column: Column) => void;
  move: (column: Column, by: 1 | -1) => void;
  hide: (column: Column) => void;
  approve: (column: Column, approved: boolean) => void;
  remove: (column: Column) => void;
};

type ColumnMenuValue = {
  columns: readonly Column[];
  /** How many rows came after each column was approved, by its id; none where no number stands. */
  newRows: Readonly<Record<string, number>>;
  view: RowView;
  setView: (view: RowView) => void;
  /** The column whose menu is open; null when none is. */
  open: string | null;
  setOpen: (columnKey: string | null) => void;
  commands: ColumnCommands | null;
};

/** What the headers of the grid need; a context, so that opening a menu does not rebuild the grid's columns. */
export const ColumnMenuContext = createContext<ColumnMenuValue>({
  columns: [],
  newRows: {},
  view: { state: null, stateColumn: null, texts: {}, sort: null },
  setView: () => undefined,
  open: null,
  setOpen: () => undefined,
  commands: null,
});
