import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { type LibraryDoor, openLibraryDoor } from '../../src-main/host/open-library-door.ts';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'moved-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keyFileOf = (computer: string) => join(folder, computer, 'library.key');

/** A door to one of the libraries, on a computer with its own keys. */
function openOn(computer: string, library: string, environment: Record<string, string> = {}): Promise<LibraryDoor> {
  const configuration = localConfiguration(
    { library: join(folder, library), cores: 1 },
    { AMANUENSE_CONFIGURATION: join(folder, computer), ...environment },
  );
  return openLibraryDoor(configuration.libraryFolder, (recoveryKey) => createLocalHost(configuration, { recoveryKey }));
}

/** The contract as the door answers it at this moment. */
const ask = ({ router, context }: LibraryDoor): AmanuenseClient =>
  createRouterClient(router, { context }) as AmanuenseClient;

/** Makes a library on a computer and gives the recovery key that its secretary would print. */
async function makeLibrary(computer: string, library: string): Promise<string> {
  const door = await openOn(computer, library);
  const { key } = await ask(door).library.recoveryKey();
  await ask(door).library.updateSettings({ schoolName: library });
  await door.close();
  return key ?? '';
}

const codeOf = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });

test('a library from another computer opens with its recovery key, and from then on without it', async () => {
  const key = await makeLibrary('vieja', 'escuela');
  const own = await makeLibrary('nueva', 'otra');
  const door = await openOn('nueva', 'escuela');
  expect(await ask(door).door.state()).toEqual({ isOpen: false, libraryFolder: join(folder, 'escuela') });
  const slip = key.replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  await expect(ask(door).door.openWithKey({ key: slip })).rejects.toEqual(codeOf('RECOVERY_KEY_MISTYPED'));
  await expect(ask(door).door.openWithKey({ key: own })).rejects.toEqual(codeOf('RECOVERY_KEY_OF_ANOTHER'));
  // Pressed twice, it is opened once.
  const typed = ` ${key.toLowerCase().replaceAll('-', ' ')}\n`;
  const { door: entry } = ask(door);
  await Promise.all([entry.openWithKey({ key: typed }), entry.openWithKey({ key: typed })]);
  expect((await ask(door).library.status()).settings.schoolName).toBe('escuela');
  expect(await ask(door).door.state()).toMatchObject({ isOpen: true });
  await door.close();
  for (const library of ['escuela', 'otra']) {
    const again = await openOn('nueva', library);
    expect((await ask(again).library.status()).settings.schoolName).toBe(library);
    await again.close();
  }
});

test('nothing of a closed library answers but its door', async () => {
  await makeLibrary('vieja', 'escuela');
  const door = await openOn('nueva', 'escuela');
  expect(Object.keys(door.router)).toEqual(['door']);
  await door.close();
});

test('the computer’s own key stays its own, and a line that is no key does no harm', async () => {
  const own = await makeLibrary('nueva', 'propia');
  const ownLine = readFileSync(keyFileOf('nueva'), 'utf8');
  const key = await makeLibrary('vieja', 'escuela');
  appendFileSync(keyFileOf('nueva'), 'esto no es una clave');
  const door = await openOn('nueva', 'escuela');
  await ask(door).door.openWithKey({ key });
  await door.close();
  expect(readFileSync(keyFileOf('nueva'), 'utf8').startsWith(ownLine)).toBe(true);
  expect(await makeLibrary('nueva', 'tercera')).toBe(own);
});

test('a key given for one run comes first, and the computer’s own is tried after it', async () => {
  const key = await makeLibrary('vieja', 'escuela');
  await makeLibrary('nueva', 'otra');
  cpSync(join(folder, 'escuela'), join(folder, 'copia'), { recursive: true });
  for (const [computer, library] of [
    ['nueva', 'copia'],
    ['nueva', 'otra'],
  ] as const) {
    const door = await openOn(computer, library, { AMANUENSE_KEY: key });
    expect(await ask(door).door.state()).toMatchObject({ isOpen: true });
    await door.close();
  }
});
