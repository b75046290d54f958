import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { personChanges, planillaChanges, rowChanges, settingChange } from '../../../src-shared/domain/changes.ts';
import {
  actor,
  openTestLibrary,
  samplePerson,
  samplePlanilla,
  sampleRow,
  sampleSource,
  sampleText,
  temporaryFolder,
  testKey,
} from '../../../tests/port-suites/library-fixtures.ts';
import { readTableContents } from '../../../tests/port-suites/table-contents.ts';
import { openDatabase } from './driver.ts';

const script = fileURLToPath(new URL('../../../tests/port-suites/commit-until-killed.ts', import.meta.url));

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

/** Lets the child commit for a while, kills it, and returns the number of the last group it knew to be safe. */
async function commitAndKill(afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [script, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  while (!output.includes('ready')) await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await once(child, 'close');
  const lines = output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== 'ready');
  return Number(lines.at(-1) ?? 0);
}

it('twenty times killed while committing, the library is whole, keeps what was safe and equals its log', async () => {
  let safe = 0;
  for (let time = 0; time < 20; time += 1) {
    safe = Math.max(safe, await commitAndKill(Math.random() * 120));
    const library = await openTestLibrary(folder.path, { key: testKey, clock: { now: Date.now } });
    const groups = Number((await library.settings.get('groups')) ?? 0);
    // A group taken back says so in the setting too: it is at most the one behind.
    expect(groups).toBeGreaterThanOrEqual(safe - 1);
    const byCourse = new Map<string, number>();
    for (const person of await library.people.list({})) {
      byCourse.set(person.course ?? '', (byCourse.get(person.course ?? '') ?? 0) + 1);
    }
    // All three people of a group or none; one that was changed since stays when its group is taken back.
    for (const count of byCourse.values()) expect([1, 3]).toContain(count);
    await library.close();
  }
  const path = join(folder.path, 'library.db');
  const before = readTableContents(path, testKey);
  expect(before.persons!.length).toBeGreaterThan(0);
  const library = await openTestLibrary(folder.path, { key: testKey });
  await library.replay();
  await library.close();
  expect(readTableContents(path, testKey)).toEqual(before);
  const database = openDatabase(path, testKey);
  expect(database.prepare('pragma integrity_check').pluck().all()).toEqual(['ok']);
  database.close();
}, 300_000);

it('a second process is refused, and a killed one leaves no lock', async () => {
  const child = spawn(process.execPath, [script, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await expect(openTestLibrary(folder.path, { key: testKey })).rejects.toMatchObject({ code: 'LIBRARY_LOCKED' });
  child.kill('SIGKILL');
  await once(child, 'close');
  const library = await openTestLibrary(folder.path, { key: testKey });
  await expect(openTestLibrary(folder.path, { key: testKey })).rejects.toMatchObject({ code: 'LIBRARY_LOCKED' });
  await library.close();
});

it('a full disk is told as such, spoils nothing, and work goes on when there is room', async () => {
  let library = await openTestLibrary(folder.path, { key: testKey, maximumPages: 190 });
  const planilla = samplePlanilla();
  await library.changeLog.commit(planillaChanges(planilla), { actor });
  const rows = Array.from({ length: 2000 }, (_, position) => sampleRow(planilla.id, position));
  const attempt = library.changeLog.commit(rows.flatMap(rowChanges), { actor });
  await expect(attempt).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(await library.planillas.rows(planilla.id)).toEqual([]);
  const source = sampleSource();
  const longText = sampleText('una ficha muy larga '.repeat(40_000) + Math.random());
  await expect(library.sources.saveText(source.id, longText)).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(await library.sources.getText(source.id)).toBeNull();
  await library.changeLog.commit([settingChange('still', 'here')], { actor });
  await library.close();
  library = await openTestLibrary(folder.path, { key: testKey });
  expect(await library.settings.get('still')).toBe('here');
  await library.changeLog.commit(rows.flatMap(rowChanges), { actor });
  expect(await library.planillas.rows(planilla.id)).toHaveLength(2000);
  await library.close();
});

it('nobody but commit can write a synced row', async () => {
  const library = await openTestLibrary(folder.path, { key: null });
  await library.changeLog.commit(personChanges(samplePerson()), { actor });
  await library.close();
  const database = openDatabase(join(folder.path, 'library.db'), null);
  const tables = ['operations', 'sources', 'folders', 'persons', 'person_matches', 'planillas', 'settings'];
  for (const table of [...tables, 'planilla_columns', 'planilla_rows', 'planilla_cells']) {
    const names = database.prepare(`select name from sqlite_master where type = 'trigger' and tbl_name = ?`).all(table);
    expect(names, table).toHaveLength(3);
  }
  expect(() => database.exec(`update persons set course = 'x'`)).toThrow('commit alone');
  expect(() => database.exec('delete from persons')).toThrow('commit alone');
  expect(() => database.exec('delete from operations')).toThrow('commit alone');
  expect(() => database.exec(`insert into persons (id) values ('x')`)).toThrow('commit alone');
  database.close();
});
