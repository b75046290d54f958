import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalHost } from '../../src-main/host/create-local-host.ts';
import { type LocalConfiguration, localConfiguration } from '../../src-main/host/local-configuration.ts';
import { openLibraryDoor } from '../../src-main/host/open-library-door.ts';
import { doorMessages } from '../../src-renderer/messages/door.ts';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import { type BrowserPage, openInChromium } from './chromium.ts';
import { seriousFindings } from './serious-findings.ts';

let folder: string;
let key: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'moved-'));
  const host = await createLocalHost(onComputer('vieja'));
  key = (await host.client.library.recoveryKey()).key ?? '';
  await host.client.library.updateSettings({ schoolName: 'Escuela N.º 123', firstRunDone: true });
  await host.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The library as a computer with its own keys meets it. */
function onComputer(name: string) {
  return localConfiguration(
    { library: join(folder, 'escuela'), cores: 1 },
    { AMANUENSE_CONFIGURATION: join(folder, name) },
  );
}

/** A window on that library, as `serve` opens it. */
async function openDoor(configuration: LocalConfiguration): Promise<BrowserPage> {
  const door = await openLibraryDoor(configuration.libraryFolder, (recoveryKey) =>
    createLocalHost(configuration, { recoveryKey }),
  );
  const opened = await openInChromium(door);
  return {
    ...opened,
    async close() {
      await opened.close();
      await door.close();
    },
  };
}

/** The sheet as it was kept in a text file, in UTF-8 or in the UTF-16 of Notepad. */
const sheet = (name: string, text: string, encoding: BufferEncoding = 'utf8') => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(encoding === 'utf8' ? text : `\uFEFF${text}`, encoding),
});

const isOpen = ({ page }: BrowserPage) => page.getByRole('navigation', { name: frameMessages.screens }).waitFor();

test('a library brought from another PC asks for its recovery key once', { timeout: 120_000 }, async () => {
  const first = await openDoor(onComputer('nueva'));
  const { page } = first;
  const field = page.getByLabel(doorMessages.label, { exact: true });
  await field.waitFor();
  expect(await page.getByText(join(folder, 'escuela')).count()).toBe(1);
  expect(await seriousFindings(page, 'recovery key')).toEqual([]);
  // A slip is told, and the field keeps what was typed.
  await field.fill(key.slice(0, -1));
  await page.keyboard.press('Enter');
  await page.getByText(errorMessage('RECOVERY_KEY_MISTYPED')).waitFor();
  await page.getByRole('button', { name: doorMessages.show }).click();
  expect(await field.inputValue()).toBe(key.slice(0, -1));
  expect(await field.getAttribute('type')).toBe('text');
  // A file without a key says so; the sheet fills the field.
  const file = page.getByLabel(doorMessages.file);
  await file.setInputFiles(sheet('notas.txt', 'Comprar tóner'));
  await page.getByText(doorMessages.notInFile('notas.txt')).waitFor();
  await file.setInputFiles(sheet('clave.txt', `Guardar bien:\r\n${key.toLowerCase()}\r\n`, 'utf16le'));
  await expect.poll(() => field.inputValue()).toBe(key);
  await page.getByRole('button', { name: doorMessages.tryIt }).click();
  await isOpen(first);
  expect(first.pageErrors).toEqual([]);
  await first.close();
  const second = await openDoor(onComputer('nueva'));
  await isOpen(second);
  await second.close();
});

test('the key of another library is told apart from one that was miscopied', { timeout: 60_000 }, async () => {
  const other = await createLocalHost({ ...onComputer('tercera'), libraryFolder: join(folder, 'otra') });
  const otherKey = (await other.client.library.recoveryKey()).key ?? '';
  await other.close();
  const browser = await openDoor(onComputer('cuarta'));
  const { page } = browser;
  await page.getByLabel(doorMessages.label, { exact: true }).fill(otherKey);
  await page.getByRole('button', { name: doorMessages.tryIt }).click();
  await page.getByText(errorMessage('RECOVERY_KEY_OF_ANOTHER')).waitFor();
  await browser.close();
});
