import type { Migration } from './migration.ts';

/** The school's own prompts, shared by its PCs. */
export const prompts: Migration = {
  version: 130,
  name: 'prompts',
  async up({ run, guard }) {
    await run(`create table prompts (
      id text primary key, name_folded text not null default '', content text, created_at text not null default '',
      trashed_at text, deleted integer not null default 0)`);
    await guard('prompts');
  },
};
