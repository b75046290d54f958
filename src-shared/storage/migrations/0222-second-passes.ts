import type { Migration } from './migration.ts';

/** What came of hearing the doubtful words of recordings again, and the second pass that is under way. */
export const secondPasses: Migration = {
  version: 222,
  name: 'second-passes',
  async up({ run }) {
    await run('create table second_passes (source_id text primary key, content text not null)');
    await run('create table second_pass_work (source_id text primary key, task text not null)');
    await run(`create table second_pass_windows (
      source_id text not null references second_pass_work (source_id) on delete cascade, place integer not null,
      start_ms integer not null, end_ms integer not null, segments text, primary key (source_id, place))`);
  },
};
