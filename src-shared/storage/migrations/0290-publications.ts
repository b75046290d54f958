import type { Migration } from './migration.ts';

/** What the district publishes for its schools, and what of a school's planillas came from there. */
export const publications: Migration = {
  version: 290,
  name: 'publications',
  async up({ run, guard }) {
    await run('create table publications (id text primary key, withdrawn_at text)');
    await run(`create table publication_versions (
      id text primary key, publication_id text not null, version integer not null, kind text not null, content text)`);
    await run('create index publication_versions_in_order on publication_versions (publication_id, version)');
    await guard('publications');
    await guard('publication_versions');
    await run('alter table planillas add column published text');
    await run('alter table planilla_columns add column published_name text');
  },
};
