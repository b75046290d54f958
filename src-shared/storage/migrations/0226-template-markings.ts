import type { Migration } from './migration.ts';

/** Documents of the school's on the way to be templates, shared by its PCs. */
export const templateMarkings: Migration = {
  version: 226,
  name: 'template-markings',
  async up({ run, guard }) {
    await run(`create table template_markings (
      id text primary key, content text, created_at text not null default '', ended_at text,
      deleted integer not null default 0)`);
    await guard('template_markings');
  },
};
