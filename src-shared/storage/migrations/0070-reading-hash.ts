import type { Migration } from './migration.ts';

/** What a paper reads like becomes part of what its cells depend on. */
export const readingHash: Migration = {
  version: 70,
  name: 'reading-hash',
  async up({ run }) {
    await run('alter table sources add column text_hash text');
  },
};
