import type { Migration } from './migration.ts';

/** What purges leave to be taken from this PC's disk and from its index of meanings, which no transaction can. */
export const leftOfPurges: Migration = {
  version: 270,
  name: 'left-of-purges',
  async up({ run }) {
    await run('create table forgotten_files (sha256 text primary key)');
    await run('create table forgotten_sources (source_id text primary key)');
  },
};
