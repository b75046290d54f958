import type { Migration } from './migration.ts';

/**
 * Which folders of this PC the library's follow: until now a synced register, by which another PC with a folder at the
 * same path would have followed its own. What somebody said on this PC stays, what came from others goes. The register's
 * operations stay in the log where a server has them; where none has, the path leaves it.
 */
export const watchedFolders: Migration = {
  version: 230,
  name: 'watched-folders',
  async up({ run }) {
    await run('create table watched_folders (folder_id text primary key, path text not null)');
    await run(`insert into watched_folders (folder_id, path)
      select folders.id, folders.watched_path from folders where folders.watched_path is not null and (
        not exists (select 1 from operations where sequence is not null) or
        exists (select 1 from operations join change_groups on change_groups.id = operations.group_id
          where entity = 'folder' and field = 'watchedPath' and entity_id = folders.id and is_head = 1))`);
    await run('update write_gate set is_open = 1');
    await run(`delete from operations where entity = 'folder' and field = 'watchedPath' and not exists (
      select 1 from operations where sequence is not null)`);
    await run('update write_gate set is_open = 0');
    await run('alter table folders drop column watched_path');
  },
};
