import type { Migration } from './migration.ts';

/** Where schools' libraries lie, beside their logs. Their tables are made by the library's own migrations. */
export const libraries: Migration = {
  version: 80,
  name: 'libraries',
  statements: ['create schema library', 'grant usage on schema library to amanuense_server'],
};
