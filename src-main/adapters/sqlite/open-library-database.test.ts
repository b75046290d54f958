import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { personChanges } from '../../../src-shared/domain/changes.ts';
import {
  actor,
  openTestLibrary,
  samplePerson,
  steppingClock,
  temporaryFolder,
  testKey,
} from '../../../tests/port-suites/library-fixtures.ts';
import { createBlobStorage } from '../files/blob-storage.ts';
import { openDatabase } from './driver.ts';
import { openLibraryDatabase } from './open-library-database.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'library.db');
});
afterEach(() => folder.dispose());

async function makeLibrary(key: Uint8Array | null): Promise<void> {
  const library = await openTestLibrary(folder.path, { key });
  const people = Array.from({ length: 200 }, (_, index) => samplePerson({ familyName: `CANARIO${index}` }));
  await library.changeLog.commit(people.flatMap(personChanges), { actor });
  await library.close();
}

it('a wrong key is told from damage', async () => {
  await makeLibrary(testKey);
  const wrong = new Uint8Array(32).fill(1);
  await expect(openTestLibrary(folder.path, { key: wrong })).rejects.toMatchObject({ code: 'LIBRARY_KEY_WRONG' });
  await expect(openTestLibrary(folder.path, { key: null })).rejects.toMatchObject({ code: 'LIBRARY_KEY_WRONG' });
  await expect(openTestLibrary(folder.path, { key: new Uint8Array(5) })).rejects.toMatchObject({
    code: 'LIBRARY_KEY_WRONG',
  });
  const library = await openTestLibrary(folder.path, { key: testKey });
  expect(await library.people.list({})).toHaveLength(200);
  await library.close();
});

it.each(['missing', 'empty'])('a database that is %s beside papers is damage, and no new library', async (state) => {
  await makeLibrary(testKey);
  const losing = (): void => (state === 'missing' ? rmSync(path) : writeFileSync(path, ''));
  losing();
  await createBlobStorage({ folder: join(folder.path, 'blobs'), key: testKey }).put({
    kind: 'bytes',
    bytes: new Uint8Array(10),
  });
  const opening = openTestLibrary(folder.path, { key: testKey });
  await expect(opening).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
  expect(existsSync(path) ? readFileSync(path).length : null).toBe(state === 'missing' ? null : 0);
});

it('a database that lost the log of its first changes is damage beside papers, and the log of a lost one is kept', async () => {
  const library = await openTestLibrary(folder.path, { key: testKey });
  const [first, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
  await library.close();
  writeFileSync(path, first);
  mkdirSync(join(folder.path, 'blobs', 'a1'), { recursive: true });
  await expect(openTestLibrary(folder.path, { key: testKey })).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
  rmSync(join(folder.path, 'blobs'), { recursive: true });
  writeFileSync(path, '');
  writeFileSync(`${path}-wal`, log);
  await expect(openTestLibrary(folder.path, { key: testKey })).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
  expect(readFileSync(`${path}-wal`)).toEqual(log);
});

it('an empty file with no papers beside it becomes a new library', async () => {
  writeFileSync(path, '');
  mkdirSync(join(folder.path, 'blobs'));
  await makeLibrary(testKey);
  const library = await openTestLibrary(folder.path, { key: testKey });
  expect(await library.people.list({})).toHaveLength(200);
  await library.close();
});

it('nothing of an encrypted library can be read in its files', async () => {
  await makeLibrary(testKey);
  for (const name of readdirSync(folder.path)) {
    expect(readFileSync(join(folder.path, name)).includes('CANARIO'), name).toBe(false);
  }
});

it('any changed byte of an encrypted library is found', async () => {
  await makeLibrary(testKey);
  const whole = readFileSync(path);
  for (let trial = 0; trial < 20; trial += 1) {
    const damaged = Buffer.from(whole);
    const at = 4096 + Math.floor(Math.random() * (whole.length - 4096));
    damaged[at] = damaged[at]! ^ 0x40;
    writeFileSync(path, damaged);
    const found = await openTestLibrary(folder.path, { key: testKey }).then(
      async (library) => {
        await library.close();
        const connection = openLibraryDatabase({ path, key: testKey, clock: steppingClock() });
        const problems = await connection.check();
        await connection.close();
        return problems.length > 0 ? 'LIBRARY_DAMAGED' : 'nothing';
      },
      (error: { code?: string }) => error.code,
    );
    expect(found, `byte ${at}`).toBe('LIBRARY_DAMAGED');
  }
});

it('a library of a newer program, or with an unknown step in between, is refused', async () => {
  await makeLibrary(null);
  const change = (statement: string): void => {
    const database = openDatabase(path, null);
    database.exec(statement);
    database.close();
  };
  change(`insert into schema_migrations values (99990, 'future')`);
  await expect(openTestLibrary(folder.path)).rejects.toMatchObject({ code: 'LIBRARY_NEWER' });
  change(`delete from schema_migrations where version = 99990; insert into schema_migrations values (15, 'odd')`);
  await expect(openTestLibrary(folder.path)).rejects.toMatchObject({ code: 'LIBRARY_DAMAGED' });
});

it('keeps the last two copies made before migrations, each of them whole', async () => {
  await makeLibrary(testKey);
  const connection = openLibraryDatabase({ path, key: testKey, clock: steppingClock() });
  for (const version of [100, 20, 30]) await connection.copyBeforeMigration(version);
  await connection.close();
  const copies = readdirSync(folder.path).filter((name) => name.includes('.before-'));
  expect(copies.map((name) => /before-(\d+)-/.exec(name)![1]).sort()).toEqual(['20', '30']);
  for (const name of copies) {
    const database = openDatabase(join(folder.path, name), testKey);
    expect(database.prepare('select count(*) from persons').pluck().get()).toBe(200);
    database.close();
  }
});

it.runIf(process.platform === 'linux')('a copy that fails or was cut off takes the place of no other', async () => {
  await makeLibrary(testKey);
  const copies = (): string[] => readdirSync(folder.path).filter((name) => name.includes('.before-'));
  const versions = (): string[] => copies().map((name) => /before-(\d+)-.*\.db$/.exec(name)?.[1] ?? name);
  const copyAs = async (version: number, startMs: number): Promise<void> => {
    const connection = openLibraryDatabase({ path, key: testKey, clock: steppingClock(startMs) });
    await connection.copyBeforeMigration(version);
    await connection.close();
  };
  await copyAs(10, Date.UTC(2026, 1, 1));
  await copyAs(20, Date.UTC(2026, 1, 2));
  const script = `import { openLibraryDatabase } from ${JSON.stringify(new URL('./open-library-database.ts', import.meta.url).href)};
    const key = new Uint8Array(${JSON.stringify([...testKey])});
    const connection = openLibraryDatabase({ path: ${JSON.stringify(path)}, key, clock: { now: () => ${Date.UTC(2026, 1, 3)} } });
    await connection.copyBeforeMigration(30).then(() => console.log('copied'), (error) => console.log(error.code));`;
  // The kernel refuses to let this program's files grow over half a megabyte, as where a disk is full.
  const limited = spawnSync(
    'bash',
    [
      '-c',
      `ulimit -f 512; trap '' XFSZ; exec ${process.execPath} --input-type=module -e '${script.replaceAll("'", "'\\''")}'`,
    ],
    { encoding: 'utf8' },
  );
  expect(limited.stdout.trim(), limited.stderr).toBe('DISK_FULL');
  expect(versions().sort()).toEqual(['10', '20']);
  writeFileSync(`${path}.before-30-2026-02-03T00-00-00-000Z.db.partial`, 'half');
  await copyAs(40, Date.UTC(2026, 1, 4));
  expect(versions().sort()).toEqual(['20', '40']);
});

it('opens with the settings that lose nothing in a power cut', async () => {
  const connection = openLibraryDatabase({ path, key: testKey, clock: steppingClock() });
  const database = new Kysely({ dialect: connection.dialect });
  const read = async (name: string) =>
    (await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database)).rows;
  expect(await read('synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await read('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await read('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  await database.destroy();
  await connection.close();
});
