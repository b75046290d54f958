import type { Migration } from './migration.ts';

/**
 * The readings of sources that a school's PCs have of each other, and which edition those are that are here. What was read
 * before is of the first readers, and waits to be shared.
 */
export const sharedReadings: Migration = {
  version: 280,
  name: 'shared-readings',
  async up({ run, guard }) {
    await run(`create table shared_readings (
      source_id text not null, sha256 text not null, file_sha256 text, edition integer not null default 0, text_hash text,
      size_bytes integer not null default 0, primary key (source_id, sha256))`);
    await run('create index shared_readings_by_file on shared_readings (sha256)');
    await guard('shared_readings');
    await run(`delete from open_conflicts where entity = 'source' and field = 'reading'`);
    await run('create table refused_readings (sha256 text primary key)');
    await run('alter table readings add column edition integer not null default 1');
    await run('alter table readings add column text_hash text');
    await run('alter table readings add column shared_as text');
    await run('alter table readings add column is_own integer not null default 1');
    await run(`update readings set text_hash = (select text_hash from sources where sources.id = readings.source_id)`);
    await run('alter table transcripts add column edition integer not null default 0');
    await run('alter table transcripts add column shared_as text');
    await run('alter table transcripts add column is_own integer not null default 1');
  },
};
