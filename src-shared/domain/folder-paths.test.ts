import { expect, test } from 'vitest';
import { folderPaths } from './folder-paths.ts';
import { createId, type FolderId } from './identifiers.ts';
import type { Folder } from './source.ts';

const folder = (name: string, parentId: FolderId | null): Folder => ({
  id: createId<FolderId>(),
  name,
  parentId,
  watchedPath: null,
});

test('a folder is called by its name after those of the folders it is in', () => {
  const files = folder('Legajos', null);
  const course = folder('3.º B', files.id);
  expect(folderPaths([course, files])).toEqual(
    new Map([
      [course.id, ['Legajos', '3.º B']],
      [files.id, ['Legajos']],
    ]),
  );
});

test('a folder whose parent is gone counts as a root, and folders that hold each other are named once', () => {
  const lost = folder('Sin madre', createId<FolderId>());
  const one = folder('Uno', null);
  const other = { ...folder('Otro', one.id) };
  const paths = folderPaths([lost, { ...one, parentId: other.id }, other]);
  expect(paths.get(lost.id)).toEqual(['Sin madre']);
  expect(paths.get(other.id)).toEqual(['Uno', 'Otro']);
});
