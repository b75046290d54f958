import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** Writes a list down, packed. */
export async function writePacked(path: string, list: readonly unknown[]): Promise<void> {
  await writeFile(path, await pack(JSON.stringify(list)));
}

/** What was written down, not yet checked. */
export async function readPacked(path: string): Promise<unknown> {
  return JSON.parse((await unpack(await readFile(path))).toString());
}
