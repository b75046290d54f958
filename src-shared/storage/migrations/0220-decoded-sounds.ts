import type { Migration } from './migration.ts';

/** Sound that a window reads for a host that cannot, and the takes that bring it. */
export const decodedSounds: Migration = {
  version: 220,
  name: 'decoded-sounds',
  async up({ run }) {
    await run('alter table takes add column source_id text');
    await run('create table decoded_sounds (source_id text primary key, sha256 text not null)');
  },
};
