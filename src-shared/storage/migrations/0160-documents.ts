import type { Migration } from './migration.ts';

/** The school's templates and what was written from them, shared by its PCs. */
export const documents: Migration = {
  version: 160,
  name: 'documents',
  async up({ run, guard }) {
    await run(`create table templates (
      id text primary key, name_folded text not null default '', content text, mappings text not null default '{}',
      created_at text not null default '', trashed_at text, deleted integer not null default 0)`);
    await guard('templates');
    await run(`create table written_documents (
      id text primary key, written_at text not null default '', content text, trashed_at text,
      deleted integer not null default 0)`);
    await guard('written_documents');
  },
};
