import type { Migration } from './migration.ts';

/** What was said of people and papers that the law speaks of: blocked, not to be deleted, kept for longer. */
export const rights: Migration = {
  version: 300,
  name: 'rights',
  async up({ run }) {
    await run('alter table persons add column blocked text');
    await run('alter table persons add column held text');
    await run('alter table sources add column held text');
    await run('alter table sources add column kept_until text');
  },
};
