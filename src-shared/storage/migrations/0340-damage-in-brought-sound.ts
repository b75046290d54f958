import type { Migration } from './migration.ts';

/** Where the file of a recording that a window reads is damaged: silence in the sound that it brings. */
export const damageInBroughtSound: Migration = {
  version: 340,
  name: 'damage-in-brought-sound',
  async up({ run }) {
    await run('alter table take_pieces add column unheard text');
    await run('alter table decoded_sounds add column unheard text');
  },
};
