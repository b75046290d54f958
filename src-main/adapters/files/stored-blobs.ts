import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { SealBroken, unsealRange } from './blob-cipher.ts';

const prefixFolder = /^[0-9a-f]{2}$/;
const restOfName = /^[0-9a-f]{62}$/;

/** How many blobs are tried: what spoilt a database may have spoilt one of them too. */
const blobsToTry = 3;

/** Whether blobs were ever kept in a library's folder of blobs. */
export function holdsBlobs(folder: string): boolean {
  return namesIn(folder).some((name) => prefixFolder.test(name));
}

/** Whether a key (null for none) is the one that a folder's blobs were kept with; false where there are none. */
export async function opensBlobs(folder: string, key: Uint8Array | null): Promise<boolean> {
  for (const { path, sha256 } of firstBlobs(folder)) {
    if (key === null ? await isPlain(path, sha256) : await unseals(path, key)) return true;
  }
  return false;
}

/** Bytes [start, end) of what a sealed blob holds. Throws `SealBroken`. */
export async function* readSealedRange(
  path: string,
  key: Uint8Array,
  range: { start: number; end: number },
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size: sealedBytes } = await file.stat();
    const readAt = async (position: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    yield* unsealRange({ sealedBytes, readAt }, key, range);
  } finally {
    await file.close();
  }
}

function firstBlobs(folder: string): { path: string; sha256: string }[] {
  const found: { path: string; sha256: string }[] = [];
  for (const prefix of namesIn(folder).filter((name) => prefixFolder.test(name))) {
    for (const rest of namesIn(join(folder, prefix)).filter((name) => restOfName.test(name))) {
      found.push({ path: join(folder, prefix, rest), sha256: prefix + rest });
      if (found.length === blobsToTry) return found;
    }
  }
  return found;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** The first chunk tells: each is sealed with the key. */
async function unseals(path: string, key: Uint8Array): Promise<boolean> {
  try {
    let chunks = 0;
    for await (const _chunk of readSealedRange(path, key, { start: 0, end: 1 })) chunks += 1;
    return chunks > 0;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

async function isPlain(path: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1_048_576 })) hash.update(bytes);
  return hash.digest('hex') === sha256;
}
