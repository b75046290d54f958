import type { Migration } from './migration.ts';

/** Each undo and redo remembers the group that it took back, so that any number of them in a row is told apart. */
export const reversedGroups: Migration = {
  version: 150,
  name: 'reversed-groups',
  async up({ run }) {
    await run('alter table change_groups add column reversed_group text');
  },
};
