import type { Migration } from './migration.ts';

/** What the microphone records, kept every few seconds until it is a source. */
export const takes: Migration = {
  version: 190,
  name: 'takes',
  async up({ run }) {
    await run('create table takes (id text primary key, name text not null, started_at text not null)');
    await run(`create table take_pieces (
      take_id text not null references takes (id) on delete cascade, place integer not null,
      sha256 text not null, size_bytes integer not null, duration_ms integer not null, primary key (take_id, place))`);
  },
};
