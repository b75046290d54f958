import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { createDiskFolderWalker } from './disk-folder-walker.ts';

async function walk(paths: string[]) {
  const found = [];
  for await (const file of createDiskFolderWalker().walk(paths, { signal: new AbortController().signal }))
    found.push(file);
  return found;
}

test('lists the files of a folder and of its folders by name, without what the system leaves there', async () => {
  const folder = temporaryFolder('walk');
  mkdirSync(join(folder, 'b'));
  for (const name of ['c.pdf', 'a.pdf', 'Thumbs.db', '.hidden', '~$a.docx', join('b', 'd.pdf')])
    writeFileSync(join(folder, name), 'x');
  expect((await walk([folder])).map((file) => file.path.slice(folder.length + 1))).toEqual([
    'a.pdf',
    join('b', 'd.pdf'),
    'c.pdf',
  ]);
});

test('says of a path that is not there that it is not there, and goes on with the next', async () => {
  const folder = temporaryFolder('walk');
  writeFileSync(join(folder, 'a.pdf'), 'x');
  const [missing, found] = await walk([join(folder, 'nada.pdf'), join(folder, 'a.pdf')]);
  expect(missing).toMatchObject({ name: 'nada.pdf', errorCode: 'PATH_NOT_FOUND' });
  expect(found).toMatchObject({ name: 'a.pdf' });
});

test('does not go round in circles through a link to its own folder', async () => {
  const folder = temporaryFolder('walk');
  writeFileSync(join(folder, 'a.pdf'), 'x');
  symlinkSync(folder, join(folder, 'otra-vez'));
  expect((await walk([folder])).map((file) => file.name)).toEqual(['a.pdf']);
});
