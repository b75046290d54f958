import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FindInterfaceFile, openInterfaceFiles } from './interface-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'interface-'));
let find: FindInterfaceFile;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'district.html'), '<meta name="style-nonce" content="__STYLE_NONCE__" />');
  writeFileSync(join(folder, 'school.html'), 'of a school, __STYLE_NONCE__');
  writeFileSync(join(folder, 'index.html'), 'of a PC');
  writeFileSync(join(folder, 'assets', 'district-a1.js'), 'start();');
  writeFileSync(join(folder, 'assets', 'letters-b2.woff2'), 'letters');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  find = await openInterfaceFiles(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (body: Uint8Array | undefined) => new TextDecoder().decode(body);

it('serves the page with another nonce each time, which its policy names and nothing keeps', async () => {
  const [one, other] = [await find('/'), await find('/')];
  const nonce = /content="([^"]+)"/.exec(text(one?.body))?.[1] ?? '';
  expect(nonce).toMatch(/^[\w+/]{24}$/);
  expect(one?.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(text(other?.body)).not.toContain(nonce);
  expect(one?.headers['cache-control']).toBe('no-store');
});

it('lets a page do nothing but what comes from its own server', async () => {
  const policy = (await find('/'))?.headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).toContain("frame-ancestors 'none'");
});

it('has what bears its fingerprint kept for good, and packs it for who can unpack it', async () => {
  const plain = await find('/assets/district-a1.js');
  expect(plain?.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect(text(plain?.body)).toBe('start();');
  const packed = await find('/assets/district-a1.js', 'br, gzip, deflate');
  expect(packed?.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed?.body ?? '').toString()).toBe('start();');
  expect((await find('/assets/letters-b2.woff2', 'gzip'))?.headers['content-encoding']).toBeUndefined();
});

it('reads a file again that could not be read', async () => {
  const path = join(folder, 'assets', 'late-c3.js');
  writeFileSync(path, '');
  const findLate = await openInterfaceFiles(folder);
  rmSync(path);
  await expect(findLate('/assets/late-c3.js')).rejects.toThrow();
  writeFileSync(path, 'late();');
  expect(text((await findLate('/assets/late-c3.js'))?.body)).toBe('late();');
});

it('serves a school’s page below its address, and the files that it names', async () => {
  const page = await find('/school/0197-a_b/');
  expect(text(page?.body)).toMatch(/^of a school, [\w+/]{24}$/);
  expect(page?.headers['permissions-policy']).toContain('microphone=(self)');
  expect((await find('/'))?.headers['permissions-policy']).toContain('microphone=()');
  expect(text((await find('/school/0197-a_b/assets/district-a1.js'))?.body)).toBe('start();');
  for (const path of ['/school/', '/school//', '/school/a', '/school/a/index.html', '/school/a/../', '/school/a/b/']) {
    expect(await find(path), path).toBeNull();
  }
});

it('finds nothing but the page and the files that were built for it', async () => {
  for (const path of ['/index.html', '/secret.txt', '/assets/../secret.txt', '/assets/', '/assets/%2e%2e/secret.txt']) {
    expect(await find(path)).toBeNull();
  }
});

it('finds nothing where the screens were not built', async () => {
  const findNothing = await openInterfaceFiles(join(folder, 'missing'));
  expect(await findNothing('/')).toBeNull();
});
