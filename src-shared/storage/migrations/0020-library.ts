import type { Migration } from './migration.ts';

/** The rows that the change log's operations show: sources, folders, people, planillas and settings. */
export const library: Migration = {
  version: 20,
  name: 'library',
  async up({ run, guard }) {
    await run(`create table sources (
      id text primary key, kind text not null default 'document', sha256 text not null default '',
      size_bytes integer not null default 0, parent_id text, added_at text not null default '',
      name text not null default '', name_folded text not null default '', origin_path text, folder_id text,
      tags text not null default '[]', paper_kind text not null default 'other', document_date text,
      trashed_at text, status text not null default 'queued', error_code text, format text,
      pages integer not null default 0, characters integer not null default 0, ocr_pages integer not null default 0,
      quality text, deleted integer not null default 0)`);
    for (const column of ['name_folded', 'added_at', 'document_date', 'paper_kind', 'status']) {
      await run(`create index sources_by_${column} on sources (${column}, id)`);
    }
    for (const column of ['sha256', 'origin_path', 'folder_id']) {
      await run(`create index sources_by_${column} on sources (${column})`);
    }
    await run(`create table folders (
      id text primary key, name text not null default '', parent_id text, watched_path text,
      deleted integer not null default 0)`);
    await run(`create table persons (
      id text primary key, role text not null default 'pupil', family_name text not null default '',
      given_name text not null default '', family_folded text not null default '',
      given_folded text not null default '', dni text, course text,
      birth_date text, details text not null default '{}', deleted integer not null default 0)`);
    await run('create index persons_by_name on persons (family_folded, given_folded)');
    await run('create index persons_by_dni on persons (dni)');
    await run(`create table person_matches (
      source_id text not null, person_id text not null, state text, basis text, score real, evidence text,
      primary key (source_id, person_id))`);
    await run('create index person_matches_by_person on person_matches (person_id)');
    await createPlanillaTables(run);
    await run(`create table settings (key text primary key, value text not null default 'null')`);
    await run('create table local_settings (key text primary key, value text not null)');
    for (const table of guardedTables) await guard(table);
  },
};

async function createPlanillaTables(run: (statement: string) => Promise<void>): Promise<void> {
  await run(`create table planillas (
    id text primary key, title text not null default '', row_kind text not null default 'document',
    scope text not null default '{}', form text, created_at text not null default '', trashed_at text,
    deleted integer not null default 0)`);
  await run(`create table planilla_columns (
    id text primary key, planilla_id text not null default '', definition text not null default '{}',
    position integer not null default 0, hidden integer not null default 0, approved_at text,
    deleted integer not null default 0)`);
  await run('create index planilla_columns_by_planilla on planilla_columns (planilla_id, position)');
  await run(`create table planilla_rows (
    id text primary key, planilla_id text not null default '', source_id text, person_id text, record_key text,
    position integer not null default 0, deleted integer not null default 0)`);
  await run('create index planilla_rows_by_planilla on planilla_rows (planilla_id, position, id)');
  await run('create index planilla_rows_by_source on planilla_rows (source_id)');
  await run(`create table planilla_cells (
    row_id text not null, column_id text not null, state text, approved integer not null default 0, value text,
    content text, primary key (row_id, column_id))`);
}

const guardedTables = [
  'operations',
  'sources',
  'folders',
  'persons',
  'person_matches',
  'planillas',
  'planilla_columns',
  'planilla_rows',
  'planilla_cells',
  'settings',
];
