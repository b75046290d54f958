import type { Migration } from './migration.ts';

/** The log of operations, the undo groups, the gate that guards synced tables and what belongs to this PC alone. */
export const changeLog: Migration = {
  version: 10,
  name: 'change-log',
  async up({ run, dialect }) {
    await run(`create table operations (
      position ${dialect.countingKey}, id text not null unique, scope text not null, entity text not null,
      entity_id text not null, field text not null, value text not null, bases text not null, clock text not null,
      actor text not null, group_id text not null, schema_version integer not null, hash text not null,
      is_head integer not null)`);
    await run('create index operations_by_register on operations (entity, entity_id, field)');
    await run('create index operations_heads on operations (entity, entity_id, field) where is_head = 1');
    await run('create index operations_by_group on operations (group_id)');
    await run('create table superseded_operations (id text primary key)');
    await run(`create table change_groups (
      position ${dialect.countingKey}, id text not null unique, label text not null, state text not null,
      latest_group text not null)`);
    await run('create index change_groups_by_state on change_groups (state, position)');
    await run('create table write_gate (id integer primary key, is_open integer not null)');
    await run('insert into write_gate (id, is_open) values (1, 0)');
    await run('create table local_state (key text primary key, value text not null)');
  },
};
