import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findBrowser } from './find-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'amanuense-browsers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = (...path: string[]): string => {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
};

test('the browser that the environment names comes first', () => {
  const named = program('mine');
  expect(findBrowser({ CHROMIUM_PATH: named }, 'linux')).toBe(named);
});

test('a browser that is named and not there is none', () => {
  expect(findBrowser({ CHROMIUM_PATH: join(folder, 'gone') }, 'aix')).toBeNull();
});

test('on Windows, Edge is found in the folder of programs', () => {
  const edge = program('Microsoft\\Edge\\Application\\msedge.exe');
  expect(findBrowser({ 'ProgramFiles(x86)': folder }, 'win32')).toBe(edge);
});
