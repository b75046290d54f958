import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { createBrowserPrinter } from './browser-printer.ts';

test.skipIf(process.platform === 'win32')('a browser is told nothing of what a server keeps secret', async () => {
  const folder = temporaryFolder('browser');
  const [program, told] = [join(folder, 'browser'), join(folder, 'told')];
  writeFileSync(program, `#!/bin/sh\nenv > '${told}'\nexit 1\n`);
  chmodSync(program, 0o700);
  vi.stubEnv('DATABASE_URL', 'postgres://distrito:secreta@127.0.0.1/distrito');
  const printer = createBrowserPrinter({ program, readFile: async () => null });
  const { signal } = new AbortController();
  await expect(printer.print(new Uint8Array(), signal)).rejects.toMatchObject({ code: 'PDF_FAILED' });
  vi.unstubAllEnvs();
  expect(existsSync(told)).toBe(true);
  expect(readFileSync(told, 'utf8')).toContain(`PATH=${process.env.PATH}`);
  expect(readFileSync(told, 'utf8')).not.toContain('secreta');
});
