import type { Migration } from './migration.ts';

/** The rows that came after an approval are counted each time a planilla is shown, among tens of thousands. */
export const rowsByTime: Migration = {
  version: 110,
  name: 'rows-by-time',
  async up({ run }) {
    await run('create index planilla_rows_by_time on planilla_rows (planilla_id, added_at)');
  },
};
