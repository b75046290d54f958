import type { Migration } from './migration.ts';

/** Names are looked through letter by letter in each search: an index that has nothing else is a fraction of the table. */
export const liveNames: Migration = {
  version: 208,
  name: 'live-names',
  async up({ run }) {
    await run(`create index live_source_names on sources (name_folded, id)
      where deleted = 0 and trashed_at is null`);
  },
};
