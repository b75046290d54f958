import type { Migration } from './migration.ts';

/** What a snapshot of the server's log brings: beside the log until all of it is here, and the ids that it says after that. */
export const snapshots: Migration = {
  version: 260,
  name: 'snapshots',
  async up({ run }) {
    await run(
      'create table staged_operations (scope text not null, id text not null, hash text not null, operation text not null, primary key (scope, id))',
    );
    for (const table of ['staged_names', 'known_names']) {
      await run(
        `create table ${table} (scope text not null, id text not null, is_in_log integer not null, primary key (scope, id))`,
      );
    }
    await run('create index known_names_by_id on known_names (id)');
  },
};
