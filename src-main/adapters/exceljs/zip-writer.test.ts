import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipWriter } from './zip-writer.ts';

/** Text that hardly packs, the same for the same seed, with letters of one, two, three and four bytes. */
function noise(seed: number, characters: number): string {
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ñÑáü°«⚠😀'];
  let state = seed;
  let text = '';
  for (let index = 0; index < characters; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += letters[Math.floor((state / 2 ** 32) * letters.length)];
  }
  return text;
}

describe('ZipWriter', () => {
  let folder: string;
  let asidePath: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-writer-'));
    asidePath = join(folder, 'aside');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function packed(zip: ZipWriter): Promise<Record<string, string>> {
    const chunks: Uint8Array[] = [];
    await zip.finish({ write: async (bytes) => void chunks.push(bytes.slice()) });
    const parts = unzipSync(new Uint8Array(Buffer.concat(chunks)));
    return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
  }

  it('keeps parts written by turns apart, also those that wait in the file', async () => {
    const zip = new ZipWriter({ level: 1, asidePath });
    const expected: Record<string, string> = { a: '', 'b/ñ': '', empty: '' };
    await zip.write('empty', '');
    for (let seed = 0; seed < 60; seed++) {
      const path = seed % 3 === 0 ? 'a' : 'b/ñ';
      const text = noise(seed, 140_000);
      expected[path] += text;
      await zip.write(path, text);
    }
    expect(await packed(zip)).toEqual(expected);
    expect(statSync(asidePath).size).toBeGreaterThan(1_000_000);
    await zip.abandon();
  });

  it('makes no file for what is small', async () => {
    const zip = new ZipWriter({ level: 1, asidePath });
    await zip.write('a', noise(1, 140_000));
    expect(await packed(zip)).toEqual({ a: noise(1, 140_000) });
    await zip.abandon();
    expect(existsSync(asidePath)).toBe(false);
  });

  it('says what the disk answered when parts cannot wait in the file', async () => {
    const zip = new ZipWriter({ level: 1, asidePath: join(folder, 'nowhere', 'aside') });
    const write = async (): Promise<void> => {
      for (let seed = 0; seed < 60; seed++) await zip.write('a', noise(seed, 140_000));
      await packed(zip);
    };
    await expect(write()).rejects.toMatchObject({ code: 'ENOENT' });
    await zip.abandon();
  });
});
