import type { Migration } from './migration.ts';

/** Everything that schools write: each table names the log, and only the log of the transaction can be seen. */
const tables = ['logs', 'operations', 'superseded', 'counter_blocks'];

export const logs: Migration = {
  version: 20,
  name: 'logs',
  statements: [
    `create table logs (
      log text primary key,
      tip integer not null,
      chain text not null,
      sum text not null,
      heads integer not null)`,
    `create table operations (
      log text not null,
      sequence integer not null,
      id text not null,
      device_id text not null,
      counter integer not null,
      hash text not null,
      chain text not null,
      clock text not null,
      body text not null,
      primary key (log, sequence),
      unique (log, id))`,
    'create index operations_by_place on operations (log, device_id, counter)',
    `create table superseded (
      log text not null,
      id text not null,
      primary key (log, id))`,
    `create table counter_blocks (
      log text not null,
      device_id text not null,
      block integer not null,
      sum text not null,
      heads integer not null,
      primary key (log, device_id, block))`,
    ...tables.flatMap((table) => [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy one_log on ${table} using (log = current_setting('amanuense.log', true))`,
      `grant select, insert on ${table} to amanuense_server`,
    ]),
    'grant update on logs, counter_blocks to amanuense_server',
  ],
};
