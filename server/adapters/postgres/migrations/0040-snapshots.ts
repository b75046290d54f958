import type { Migration } from './migration.ts';

/**
 * What keeps a log short, and what makes it forget. A snapshot is the log itself as it was at a sequence, so that nothing of it is stored twice:
 * what was superseded by then is told by `by_sequence`. Of what was dropped the ids stay, by block.
 */
export const snapshots: Migration = {
  version: 40,
  name: 'snapshots',
  statements: [
    `alter table logs
      add column horizon integer not null default 0,
      add column horizon_chain text not null default '${'0'.repeat(32)}',
      add column snapshot_sequence integer,
      add column snapshot_chain text,
      add column snapshot_sum text,
      add column snapshot_heads integer,
      add column snapshot_ms bigint`,
    'alter table operations add column taken_ms bigint not null default (extract(epoch from now()) * 1000)::bigint',
    'alter table operations alter column taken_ms drop default',
    // Of what was superseded before this migration: whenever it was, it was before any snapshot.
    'alter table superseded add column by_sequence integer not null default 0',
    'alter table superseded alter column by_sequence drop default',
    `create table dropped_blocks (
      log text not null,
      device_id text not null,
      block integer not null,
      ranges text not null,
      primary key (log, device_id, block))`,
    'alter table dropped_blocks enable row level security',
    'alter table dropped_blocks force row level security',
    `create policy one_log on dropped_blocks using (log = current_setting('amanuense.log', true))`,
    'grant select, insert, update on dropped_blocks to amanuense_server',
    `create table purges (
      log text not null,
      id text not null,
      what text not null,
      primary key (log, id))`,
    'alter table purges enable row level security',
    'alter table purges force row level security',
    `create policy one_log on purges using (log = current_setting('amanuense.log', true))`,
    'grant select, insert on purges to amanuense_server',
    // The server may change and take nothing away, but for these two: it is who owns the tables that does it.
    `create function blank_operation(purged_id text, left_body text) returns void
      language sql security definer set search_path = public as $$
        update operations set body = left_body where log = current_setting('amanuense.log') and id = purged_id
      $$`,
    'revoke all on function blank_operation from public',
    'grant execute on function blank_operation to amanuense_server',
    `create function drop_superseded(before_ms bigint) returns table (id text, sequence integer, chain text)
      language sql security definer set search_path = public as $$
        with gone as (
          delete from operations using logs, superseded
          where operations.log = current_setting('amanuense.log') and logs.log = operations.log
            and superseded.log = operations.log and superseded.id = operations.id
            and operations.sequence <= logs.snapshot_sequence and superseded.by_sequence <= logs.snapshot_sequence
            and operations.taken_ms < before_ms
          returning operations.log, operations.id, operations.sequence, operations.chain
        ), forgotten as (
          delete from superseded using gone where superseded.log = gone.log and superseded.id = gone.id
        )
        select gone.id, gone.sequence, gone.chain from gone
      $$`,
    'revoke all on function drop_superseded from public',
    'grant execute on function drop_superseded to amanuense_server',
  ],
};
