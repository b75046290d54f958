import type { Migration } from './migration.ts';

/** What came inside an e-mail or an archive goes and comes with it: found without reading every source. */
export const insideSources: Migration = {
  version: 90,
  name: 'inside-sources',
  async up({ run }) {
    await run('create index sources_by_parent_id on sources (parent_id)');
  },
};
