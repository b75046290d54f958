import type { Migration } from './migration.ts';

/** Where each file came, as often as it came: what a chat's message calls a file is found beside the chat. */
export const sourcePlaces: Migration = {
  version: 224,
  name: 'source-places',
  async up({ run, guard }) {
    await run(`create table source_places (
      source_id text not null, place text not null, container text, name text, name_key text,
      primary key (source_id, place))`);
    await run('create index source_places_by_container on source_places (container, name_key)');
    await guard('source_places');
  },
};
