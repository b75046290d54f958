import type { Migration } from './migration.ts';

/** The doubtful cells of a large library are counted each time the window asks how things stand. */
export const doubtfulCells: Migration = {
  version: 50,
  name: 'doubtful-cells',
  async up({ run }) {
    await run("create index planilla_cells_doubtful on planilla_cells (row_id, column_id) where state = 'doubtful'");
  },
};
