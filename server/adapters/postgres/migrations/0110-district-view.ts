import type { Migration } from './migration.ts';

const tables = ['school_files', 'school_views', 'school_planillas'];

/** Whether a row is of a school that the transaction may see. */
const ofSeen = `current_setting('amanuense.reach', true) = 'district'
  or school_id = any (string_to_array(current_setting('amanuense.schools', true), ','))`;

/** What PCs tell of themselves, what schools' files take, and what each school lets its district see. */
export const districtView: Migration = {
  version: 110,
  name: 'district-view',
  statements: [
    'alter table devices add column told text',
    `create table school_files (
      school_id text not null references schools,
      sha256 text not null,
      bytes bigint not null,
      primary key (school_id, sha256))`,
    `create table school_views (
      school_id text primary key references schools,
      operation_id text,
      shows text not null,
      set_by text,
      set_ms bigint,
      followed_ms bigint not null)`,
    // Of what the school shows alone: their names and columns, and nothing of their rows.
    `create table school_planillas (
      school_id text not null references schools,
      planilla_id text not null,
      kin text not null,
      title text not null,
      columns text not null,
      rows integer not null,
      primary key (school_id, planilla_id))`,
    'create index school_planillas_by_kin on school_planillas (kin)',
    ...tables.flatMap((table) => [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy of_the_server on ${table} to amanuense_server using (true)`,
      `grant select, insert, update, delete on ${table} to amanuense_server`,
      `create policy of_people on ${table} for select to amanuense_people using (${ofSeen})`,
      `grant select on ${table} to amanuense_people`,
    ]),
  ],
};
