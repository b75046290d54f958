import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDeviceKeyFiles } from './device-key-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amanuense-device-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps each key under its name until it is forgotten', async () => {
  const keys = createDeviceKeyFiles(join(folder, 'keys'));
  expect(await keys.read('pc-1')).toBeNull();
  await keys.keep('pc-1', Uint8Array.of(1, 2, 3));
  await keys.keep('../pc:2', Uint8Array.of(4));
  await keys.keep('pc-1', Uint8Array.of(5));
  expect(await createDeviceKeyFiles(join(folder, 'keys')).read('pc-1')).toEqual(Uint8Array.of(5));
  expect(await keys.read('../pc:2')).toEqual(Uint8Array.of(4));
  await keys.forget('pc-1');
  await keys.forget('pc-1');
  expect(await keys.read('pc-1')).toBeNull();
});

it.skipIf(process.platform === 'win32')('lets nobody else read them', async () => {
  const keys = createDeviceKeyFiles(join(folder, 'keys'));
  await keys.keep('pc-1', Uint8Array.of(1));
  expect(statSync(join(folder, 'keys', 'pc-1.key')).mode & 0o077).toBe(0);
});
