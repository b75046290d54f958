import type { Migration } from './migration.ts';

/** When each row came: what a person approved is told from what arrived afterwards. */
export const rowTimes: Migration = {
  version: 80,
  name: 'row-times',
  async up({ run }) {
    await run('alter table planilla_rows add column added_at text');
  },
};
