import type { Migration } from './migration.ts';

/** Which of the devices that are shut out said themselves that they go. */
export const devicesThatLeft: Migration = {
  version: 140,
  name: 'devices-that-left',
  statements: ['alter table devices add column has_left boolean not null default false'],
};
