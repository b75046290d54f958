import type { Migration } from './migration.ts';

/** What was read from sources, page by page, and the index of its passages. */
export const readings: Migration = {
  version: 30,
  name: 'readings',
  async up({ run, dialect }) {
    await run(`create table readings (
      source_id text primary key, format text not null, meta text not null, problems text not null,
      page_count integer not null)`);
    await run(`create table reading_pages (
      source_id text not null, number integer not null, content ${dialect.bytesType} not null,
      primary key (source_id, number))`);
    await run(`create table passages (
      id ${dialect.countingKey}, source_id text not null, page integer not null, start_offset integer not null,
      end_offset integer not null, text text not null)`);
    await run('create index passages_by_source on passages (source_id, page, start_offset)');
    for (const statement of dialect.passageIndexStatements) await run(statement);
  },
};
