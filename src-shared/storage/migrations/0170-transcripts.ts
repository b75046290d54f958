import type { Migration } from './migration.ts';

/** How long recordings last, what was heard in them, and what is being heard, window by window. */
export const transcripts: Migration = {
  version: 170,
  name: 'transcripts',
  async up({ run }) {
    await run('alter table sources add column duration_ms integer');
    await run('create table transcripts (source_id text primary key, content text not null)');
    await run('create table transcript_work (source_id text primary key, task text not null)');
    await run(`create table transcript_windows (
      source_id text not null references transcript_work (source_id) on delete cascade, place integer not null,
      start_ms integer not null, end_ms integer not null, segments text, primary key (source_id, place))`);
  },
};
