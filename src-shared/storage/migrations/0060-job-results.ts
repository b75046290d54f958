import type { Migration } from './migration.ts';

/** What a job came to moves out of the rest of it, which lists read. */
export const jobResults: Migration = {
  version: 60,
  name: 'job-results',
  async up({ run }) {
    await run('alter table jobs add column result text');
  },
};
