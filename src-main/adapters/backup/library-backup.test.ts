import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceChanges } from '../../../src-shared/domain/changes.ts';
import { jobSteps } from '../../../src-shared/domain/job-messages.ts';
import type { Source } from '../../../src-shared/domain/source.ts';
import {
  actor,
  openTestLibrary,
  sampleSource,
  sampleText,
  temporaryFolder,
  testKey,
} from '../../../tests/port-suites/library-fixtures.ts';
import { createBlobStorage } from '../files/blob-storage.ts';
import { openLibraryDatabase } from '../sqlite/open-library-database.ts';
import { createLibraryBackup } from './create-library-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const password = 'contraseña larga';
const task = () => ({ password, signal: new AbortController().signal, report: () => undefined });

let root: ReturnType<typeof temporaryFolder>;
let source: Source;
const paper = new TextEncoder().encode('Ficha de Íñigo Núñez, DNI 54.321.987');

/** A library with one paper, closed again. */
async function makeLibrary(key: Uint8Array | null): Promise<string> {
  const folder = join(root.path, 'biblioteca');
  const library = await openTestLibrary(folder, { key });
  const { sha256 } = await createBlobStorage({ folder: join(folder, 'blobs'), key }).put({
    kind: 'bytes',
    bytes: paper,
  });
  source = sampleSource({ sha256, name: 'Ficha de Íñigo.pdf' });
  await library.changeLog.commit(sourceChanges(source), { actor });
  await library.sources.saveText(source.id, sampleText('Ficha de Íñigo Núñez'));
  await library.close();
  return folder;
}

async function makeBackup(folder: string, key: Uint8Array | null): Promise<string> {
  const file = join(root.path, 'copia.amanuense');
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key, clock: { now: Date.now } });
  try {
    const made = await createLibraryBackup({ libraryFolder: folder, connection, key, workFactor: 6 }).backup(
      file,
      task(),
    );
    expect(made).toEqual({ sizeBytes: readFileSync(file).length, sources: 1 });
  } finally {
    await connection.close();
  }
  return file;
}

async function expectWhole(folder: string, key: Uint8Array | null): Promise<void> {
  const library = await openTestLibrary(folder, { key });
  expect(await library.sources.get(source.id)).toEqual(source);
  expect((await library.search.search('nunez', {}, 5))[0]?.sourceId).toBe(source.id);
  await library.close();
  const files = createBlobStorage({ folder: join(folder, 'blobs'), key });
  expect(await files.read(source.sha256)).toEqual(paper);
}

beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => root.dispose());

describe.each([
  ['an encrypted library', testKey],
  ['a plain library', null],
])('a backup of %s', (_title, key) => {
  it('comes back whole in another folder', async () => {
    const file = await makeBackup(await makeLibrary(key), key);
    const target = join(root.path, 'otra');
    expect(await restoreBackup(file, target, task())).toEqual({ sources: 1, key });
    await expectWhole(target, key);
    expect(readdirSync(target).sort()).not.toContain('library.key');
  });

  it('leaves nothing beside itself', async () => {
    const folder = await makeLibrary(key);
    await makeBackup(folder, key);
    expect(readdirSync(root.path).sort()).toEqual(['biblioteca', 'copia.amanuense']);
    expect(readdirSync(folder).filter((name) => name.startsWith('backup-'))).toEqual([]);
  });
});

it('a backup and a restore say what they do in the words of every job', async () => {
  const folder = await makeLibrary(null);
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: null, clock: { now: Date.now } });
  const file = join(root.path, 'copia.amanuense');
  const steps: string[] = [];
  const telling = { ...task(), report: ({ step }: { step: string }) => void steps.push(step) };
  await createLibraryBackup({ libraryFolder: folder, connection, key: null, workFactor: 6 }).backup(file, telling);
  await connection.close();
  await restoreBackup(file, join(root.path, 'otra'), telling);
  const { copying, packing, checking, restoring } = jobSteps;
  expect([...new Set(steps)]).toEqual([copying(), packing(), checking(), restoring()]);
});

it('a restored library takes the key of the PC it comes to', async () => {
  const file = await makeBackup(await makeLibrary(testKey), testKey);
  const ownKey = new Uint8Array(32).fill(9);
  const target = join(root.path, 'otra');
  expect(await restoreBackup(file, target, { ...task(), key: ownKey })).toEqual({ sources: 1, key: ownKey });
  await expectWhole(target, ownKey);
  await expect(openTestLibrary(target, { key: testKey })).rejects.toMatchObject({ code: 'LIBRARY_KEY_WRONG' });
});

it('a wrong password opens nothing and touches nothing', async () => {
  const file = await makeBackup(await makeLibrary(testKey), testKey);
  const target = join(root.path, 'otra');
  const wrong = restoreBackup(file, target, { ...task(), password: 'otra contraseña' });
  await expect(wrong).rejects.toMatchObject({ code: 'BACKUP_PASSWORD_WRONG' });
  expect(existsSync(target)).toBe(false);
});

/** Runs a module's text in a program of its own, which ends itself as a power cut would. */
function runUntilKilled(lines: string[]): void {
  const script = lines.join('\n');
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(child.signal, child.stderr).toBe('SIGKILL');
}

const importing = (name: string, file: string): string =>
  `import { ${name} } from ${JSON.stringify(new URL(file, import.meta.url).href)};`;
const taskText = (report: string): string =>
  `{ password: ${JSON.stringify(password)}, signal: new AbortController().signal, report: ${report} }`;

it('the key of a copy is written nowhere while it is restored', async () => {
  const file = await makeBackup(await makeLibrary(testKey), testKey);
  const looks: string[][] = [];
  const report = (): void => void looks.push(readdirSync(root.path, { recursive: true }).map(String));
  await restoreBackup(file, join(root.path, 'otra'), { ...task(), report });
  // The key, the database and the paper.
  expect(looks).toHaveLength(3);
  for (const names of looks) expect(names.filter((name) => name.endsWith('library.key'))).toEqual([]);
});

it('what a restore left that was cut off goes with the next one', async () => {
  const file = await makeBackup(await makeLibrary(testKey), testKey);
  const target = join(root.path, 'otra');
  const halfRestored = (): string[] => readdirSync(root.path).filter((name) => name.endsWith('.restoring'));
  runUntilKilled([
    importing('restoreBackup', './restore-backup.ts'),
    `const report = ({ done }) => done === 2 && process.kill(process.pid, 'SIGKILL');`,
    `await restoreBackup(${JSON.stringify(file)}, ${JSON.stringify(target)}, ${taskText('report')});`,
  ]);
  expect(halfRestored()).toHaveLength(1);
  await restoreBackup(file, target, task());
  expect(halfRestored()).toEqual([]);
  await expectWhole(target, testKey);
});

it('what a backup left that was cut off goes with the next one, and nothing else', async () => {
  const folder = await makeLibrary(testKey);
  const file = join(root.path, 'copia.amanuense');
  runUntilKilled([
    importing('createLibraryBackup', './create-library-backup.ts'),
    importing('openLibraryDatabase', '../sqlite/open-library-database.ts'),
    `const libraryFolder = ${JSON.stringify(folder)};`,
    `const key = new Uint8Array(${JSON.stringify([...testKey])});`,
    `const connection = openLibraryDatabase({ path: libraryFolder + '/library.db', key, clock: Date });`,
    `const report = ({ step }) => step === '${jobSteps.checking()}' && process.kill(process.pid, 'SIGKILL');`,
    `await createLibraryBackup({ libraryFolder, connection, key, workFactor: 6 })`,
    `  .backup(${JSON.stringify(file)}, ${taskText('report')});`,
  ]);
  const leftInLibrary = (): string[] => readdirSync(folder).filter((name) => name.startsWith('backup-'));
  expect(leftInLibrary()).toHaveLength(1);
  expect(readdirSync(root.path).filter((name) => name.endsWith('.partial'))).toHaveLength(1);
  const another = `copia.amanuense.vieja.partial`;
  writeFileSync(join(root.path, another), 'de otra persona');
  await makeBackup(folder, testKey);
  expect(leftInLibrary()).toEqual([]);
  expect(readdirSync(root.path).sort()).toEqual(['biblioteca', 'copia.amanuense', another].sort());
});

it('a folder that holds something is refused', async () => {
  const folder = await makeLibrary(testKey);
  const file = await makeBackup(folder, testKey);
  await expect(restoreBackup(file, folder, task())).rejects.toMatchObject({ code: 'RESTORE_TARGET_NOT_EMPTY' });
});

it('no damage to the file is restored: bytes changed at random, and files cut short', async () => {
  const file = await makeBackup(await makeLibrary(testKey), testKey);
  const whole = readFileSync(file);
  const damaged = join(root.path, 'dañada');
  const target = join(root.path, 'otra');
  const bodyStart = whole.indexOf('\n--- ') + 50;
  for (let trial = 0; trial < 40; trial += 1) {
    const bytes = Buffer.from(whole);
    const isCut = trial % 4 === 0;
    const at = Math.floor(Math.random() * (trial % 2 === 0 ? whole.length : bodyStart));
    if (!isCut) bytes[at] = bytes[at]! ^ (1 << (trial % 8));
    writeFileSync(damaged, bytes);
    if (isCut) truncateSync(damaged, at);
    const attempt = restoreBackup(damaged, target, task()).then(
      () => 'restored',
      (error: { code?: string }) => error.code,
    );
    // In the few bytes that the passphrase itself opens, damage and a wrong passphrase look the same.
    const expected = at >= bodyStart && !isCut ? ['BACKUP_DAMAGED'] : ['BACKUP_DAMAGED', 'BACKUP_PASSWORD_WRONG'];
    expect(expected, `trial ${trial} at ${at}`).toContain(await attempt);
    expect(existsSync(target)).toBe(false);
  }
  expect(readdirSync(root.path).filter((name) => name.endsWith('.restoring'))).toEqual([]);
});

it('a cancelled backup leaves no file', async () => {
  const folder = await makeLibrary(testKey);
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: testKey, clock: { now: Date.now } });
  const file = join(root.path, 'copia.amanuense');
  const backup = createLibraryBackup({ libraryFolder: folder, connection, key: testKey, workFactor: 6 });
  await expect(backup.backup(file, { ...task(), signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  expect(readdirSync(root.path)).toEqual(['biblioteca']);
  await connection.close();
});

it('an output that cannot be written is told by its name', async () => {
  const folder = await makeLibrary(testKey);
  const connection = openLibraryDatabase({ path: join(folder, 'library.db'), key: testKey, clock: { now: Date.now } });
  const backup = createLibraryBackup({ libraryFolder: folder, connection, key: testKey, workFactor: 6 });
  const attempt = backup.backup(join(root.path, 'no-existe', 'copia.amanuense'), task());
  await expect(attempt).rejects.toMatchObject({ code: 'OUTPUT_NOT_WRITABLE', data: { name: 'copia.amanuense' } });
  await connection.close();
});
