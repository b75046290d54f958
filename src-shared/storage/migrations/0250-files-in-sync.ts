import type { Migration } from './migration.ts';

/** Which files the district's server has as far as this PC knows, and the pieces of those that are being fetched. */
export const filesInSync: Migration = {
  version: 250,
  name: 'files-in-sync',
  async up({ run }) {
    await run('create table server_blobs (sha256 text primary key, confirmed_at text not null)');
    await run(`create table fetched_pieces (
      sha256 text not null, place integer not null, piece text not null, primary key (sha256, place))`);
  },
};
