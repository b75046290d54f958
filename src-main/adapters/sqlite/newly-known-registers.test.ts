import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settingChange } from '../../../src-shared/domain/changes.ts';
import { actor, openTestLibrary, temporaryFolder } from '../../../tests/port-suites/library-fixtures.ts';
import { openDatabase } from './driver.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

/** Makes a library as a program leaves it that does not know settings, and got one from a newer one. */
async function makeLibraryWithoutSettings(): Promise<void> {
  const library = await openTestLibrary(folder.path);
  await library.changeLog.commit([settingChange('color', 'verde')], { actor });
  await library.close();
  const file = openDatabase(join(folder.path, 'library.db'), null);
  file.exec('update write_gate set is_open = 1; delete from settings; update write_gate set is_open = 0');
  const known = file.prepare(`select value from local_state where key = 'known-registers'`).pluck().get() as string;
  const before = (JSON.parse(known) as string[]).filter((register) => register !== 'setting.value');
  file.prepare(`update local_state set value = ? where key = 'known-registers'`).run(JSON.stringify(before));
  file.close();
}

it('shows what came to an earlier program that did not know it, from the first start on', async () => {
  await makeLibraryWithoutSettings();
  for (let start = 0; start < 2; start++) {
    const library = await openTestLibrary(folder.path);
    expect(await library.settings.get('color')).toBe('verde');
    await library.close();
  }
});
