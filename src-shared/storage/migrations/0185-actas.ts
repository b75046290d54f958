import type { Migration } from './migration.ts';

/** Actas of recordings with their lines, shared by the school's PCs. */
export const actas: Migration = {
  version: 185,
  name: 'actas',
  async up({ run, guard }) {
    await run(`create table actas (
      id text primary key, source_id text not null default '', first_id text not null default '', origin text,
      book_folded text not null default '', year text not null default '', details text, approval text,
      approved_book_folded text not null default '', approved_year text not null default '', trashed_at text,
      deleted integer not null default 0)`);
    await guard('actas');
    await run(`create table acta_lines (
      id text primary key, acta_id text not null default '', section text not null default '',
      position real not null default 0, content text, deleted integer not null default 0)`);
    await run('create index acta_lines_by_acta on acta_lines (acta_id)');
    await guard('acta_lines');
  },
};
