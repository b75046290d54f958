import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import type { KeyRing } from '../../src-main/host/key-ring.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { restoreLibrary } from '../../src-main/host/restore-library.ts';
import { waitForJobs } from '../end-to-end/sample-school.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'restored-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The configuration of a computer whose command line keeps its keys in a file. */
const configurationOf = (computer: string, library: string) =>
  localConfiguration({ library: join(folder, library), cores: 1 }, { AMANUENSE_CONFIGURATION: join(folder, computer) });

/** A keychain as the window has, which is not the file of the command line. */
function createKeychain(keys: Uint8Array[] = []): KeyRing & { keys: Uint8Array[] } {
  return {
    keys,
    read: async () => [...keys],
    add: async (key) => {
      keys.push(key);
    },
  };
}

/** Restores, by the command line of a new computer, the copy of a library that an old one made. */
async function restoreOnNewComputer(): Promise<ReturnType<typeof configurationOf>> {
  const password = 'una clave larga';
  const old = await createLocalHost(configurationOf('vieja', 'escuela'));
  await old.client.library.updateSettings({ schoolName: 'Escuela 9' });
  const copy = join(folder, 'copia.respaldo');
  await old.client.backup.start({ path: copy, password });
  await waitForJobs(old);
  await old.close();
  const configuration = configurationOf('nueva', 'restaurada');
  await restoreLibrary(copy, configuration, {
    password,
    signal: new AbortController().signal,
    report: () => undefined,
  });
  return configuration;
}

test('the window opens what the command line restored without asking for a key, and keeps its key', async () => {
  const configuration = await restoreOnNewComputer();
  const own = new Uint8Array(32).fill(7);
  const keychain = createKeychain([own]);
  const window = await createLocalHost(configuration, { keyRing: keychain });
  expect((await window.client.library.status()).settings.schoolName).toBe('Escuela 9');
  await window.close();
  expect(keychain.keys).toHaveLength(2);
  expect(keychain.keys[0]).toBe(own);
  // From then on the file is not needed, and nothing more is kept.
  const alone = await createLocalHost({ ...configuration, keyFile: null }, { keyRing: keychain });
  await alone.close();
  expect(keychain.keys).toHaveLength(2);
}, 120_000);

/** Makes an empty library by the command line of a computer. */
async function makeLibrary(computer: string, library: string): Promise<void> {
  await (await createLocalHost(configurationOf(computer, library))).close();
}

test('a key of the command line that does not open the library is not kept, and the recovery key is asked for', async () => {
  await makeLibrary('vieja', 'escuela');
  await makeLibrary('nueva', 'propia');
  const keychain = createKeychain();
  const opening = createLocalHost(configurationOf('nueva', 'escuela'), { keyRing: keychain });
  await expect(opening).rejects.toMatchObject({ code: 'LIBRARY_KEY_WRONG' });
  expect(keychain.keys).toEqual([]);
});

test('a library made by the window has a key of the keychain, whatever the command line keeps', async () => {
  await makeLibrary('nueva', 'propia');
  const keychain = createKeychain();
  const configuration = configurationOf('nueva', 'otra');
  await (await createLocalHost(configuration, { keyRing: keychain })).close();
  expect(keychain.keys).toHaveLength(1);
  await expect(createLocalHost(configuration)).rejects.toMatchObject({ code: 'LIBRARY_KEY_WRONG' });
});
