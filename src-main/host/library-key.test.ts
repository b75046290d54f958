import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import { openTestLibrary, steppingClock, temporaryFolder, testKey } from '../../tests/port-suites/library-fixtures.ts';
import { createBlobStorage } from '../adapters/files/blob-storage.ts';
import { openLibraryDatabase } from '../adapters/sqlite/open-library-database.ts';
import type { KeyRing } from './key-ring.ts';
import { type KeySources, openWithKey } from './library-key.ts';

const anotherKey = new Uint8Array(32).fill(3);
const ringOf = (...keys: Uint8Array[]): KeyRing => ({ read: async () => keys, add: async () => undefined });

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'library.db');
});
afterEach(() => folder.dispose());

async function makeLibrary(key: Uint8Array | null, papers: string[]): Promise<void> {
  await (await openTestLibrary(folder.path, { key })).close();
  const files = createBlobStorage({ folder: join(folder.path, 'blobs'), key });
  for (const paper of papers) await files.put({ kind: 'bytes', bytes: new TextEncoder().encode(paper) });
}

/** Zeros over a part of the database. */
function blank(start: number, end: number): void {
  writeFileSync(path, readFileSync(path).fill(0, start, end));
}

/** The code of the failure to open the library. */
async function failure(sources: Partial<KeySources>): Promise<string> {
  const open = (key: Uint8Array | null) => openLibraryDatabase({ path, key, clock: steppingClock() });
  const opening = openWithKey(path, { key: null, keyRing: null, ...sources }, open);
  return opening.then(
    async ({ connection }) => {
      await connection.close();
      return 'opened';
    },
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('an encrypted library whose first page is damaged', () => {
  const hex = Buffer.from(testKey).toString('hex');
  const withItsKey: [string, Partial<KeySources>][] = [
    ['the key of this run', { key: hex }],
    ['a key of the ring', { keyRing: ringOf(anotherKey, testKey) }],
    ['a key that this PC keeps elsewhere', { keyRing: ringOf(anotherKey), lentKeys: ringOf(testKey) }],
    ['the recovery key', { keyRing: ringOf(anotherKey), recoveryKey: formatRecoveryKey(testKey) }],
  ];

  it.each(withItsKey)('is told as damaged where %s opens its papers', async (_title, sources) => {
    await makeLibrary(testKey, ['ficha', 'nota', 'acta']);
    expect(await failure(sources)).toBe('opened');
    blank(0, 4096);
    expect(await failure(sources)).toBe('LIBRARY_DAMAGED');
  });

  it('still asks for its key where no key opens its papers', async () => {
    await makeLibrary(testKey, ['ficha']);
    blank(0, 4096);
    expect(await failure({ keyRing: ringOf(anotherKey) })).toBe('LIBRARY_KEY_WRONG');
    const recoveryKey = formatRecoveryKey(anotherKey);
    expect(await failure({ keyRing: ringOf(), recoveryKey })).toBe('RECOVERY_KEY_OF_ANOTHER');
    expect(await failure({})).toBe('LIBRARY_KEY_WRONG');
  });

  it('is told as damaged also where one of its papers is', async () => {
    await makeLibrary(testKey, ['ficha', 'nota', 'acta']);
    blank(0, 4096);
    const [first] = storedFiles();
    writeFileSync(first ?? '', '');
    expect(await failure({ keyRing: ringOf(testKey) })).toBe('LIBRARY_DAMAGED');
  });
});

describe('a library without encryption whose first page is damaged', () => {
  it.each([
    ['all of it', 0],
    ['all but the first bytes', 16],
  ])('is told as damaged whatever keys this PC has: %s', async (_title, start) => {
    await makeLibrary(null, ['ficha']);
    expect(await failure({ keyRing: ringOf(anotherKey) })).toBe('opened');
    blank(start, 4096);
    for (const sources of [{}, { keyRing: ringOf(anotherKey) }, { recoveryKey: formatRecoveryKey(anotherKey) }]) {
      expect(await failure(sources)).toBe('LIBRARY_DAMAGED');
    }
  });
});

it('a whole library and a key of another are told apart', async () => {
  await makeLibrary(testKey, ['ficha']);
  expect(await failure({ keyRing: ringOf(anotherKey) })).toBe('LIBRARY_KEY_WRONG');
  expect(await failure({ keyRing: ringOf(anotherKey, testKey) })).toBe('opened');
});

function storedFiles(): string[] {
  const blobs = join(folder.path, 'blobs');
  const entries = readdirSync(blobs, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
