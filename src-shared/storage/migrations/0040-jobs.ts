import type { Migration } from './migration.ts';

/** Long work that survives the program's end. */
export const jobs: Migration = {
  version: 40,
  name: 'jobs',
  async up({ run }) {
    await run(`create table jobs (
      id text primary key, type text not null, state text not null, created_at text not null, input text not null,
      content text not null)`);
    await run('create index jobs_by_time on jobs (created_at)');
    await run('create index jobs_by_state on jobs (state, created_at)');
  },
};
