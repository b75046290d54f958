import { afterEach, beforeEach, expect, it } from 'vitest';
import { actor, type OpenLibrary, openTestLibrary, temporaryFolder } from '../../tests/port-suites/library-fixtures.ts';
import { settingChange } from '../domain/changes.ts';
import { createLibrarySettings } from './library-settings.ts';

let folder: ReturnType<typeof temporaryFolder>;
let library: OpenLibrary;
beforeEach(async () => {
  folder = temporaryFolder();
  library = await openTestLibrary(folder.path);
});
afterEach(async () => {
  await library.close();
  folder.dispose();
});

it('lets another PC say the school’s name, and not where this one sends its recordings', async () => {
  const shared = [
    settingChange('schoolName', 'Escuela N.º 12'),
    settingChange('transcriptionServerUrl', 'https://otra.example'),
  ];
  await library.changeLog.commit(shared, { actor });
  const settings = createLibrarySettings(library);
  expect(await settings.read()).toMatchObject({ schoolName: 'Escuela N.º 12', transcriptionServerUrl: null });
  await settings.update({ theme: 'dark' }, { actor });
  expect((await settings.read()).theme).toBe('dark');
  expect(await library.changeLog.history('setting', 'theme')).toEqual([]);
});
