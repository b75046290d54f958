import type { Migration } from './migration.ts';

/** The registers that show one of several values, kept as operations come: there are few, and lists ask for them often. */
export const openConflicts: Migration = {
  version: 240,
  name: 'open-conflicts',
  async up({ run }) {
    await run(`create table open_conflicts (
      entity text not null, entity_id text not null, field text not null, clock text not null,
      primary key (entity, entity_id, field))`);
    await run('create index open_conflicts_by_clock on open_conflicts (clock)');
    await run(`insert into open_conflicts (entity, entity_id, field, clock)
      select entity, entity_id, field, max(clock) from operations where is_head = 1
      group by entity, entity_id, field having count(distinct value) > 1`);
  },
};
