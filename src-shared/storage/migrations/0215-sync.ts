import type { Migration } from './migration.ts';

/** Where each operation stands in the server's log, null until it came back from there, and those that it refused. */
export const sync: Migration = {
  version: 215,
  name: 'sync',
  async up({ run }) {
    await run('alter table operations add column sequence integer');
    await run('create index operations_outbox on operations (position) where sequence is null');
    await run('create table refused_operations (id text primary key, operation text not null, code text not null)');
  },
};
