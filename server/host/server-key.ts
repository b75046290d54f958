import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createSigningKeys, publicKeySchema, type SigningKeys } from '../../src-shared/domain/sync/device-keys.ts';

const keptSchema = z.object({ publicKey: publicKeySchema, privateKey: z.base64() });

/** The keys that the server signs with, made the first time. A PC follows no server with others. */
export async function keepServerKeys(folder: string): Promise<SigningKeys> {
  const path = join(folder, 'server-key.json');
  await mkdir(folder, { recursive: true });
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found !== null) {
    const { publicKey, privateKey } = keptSchema.parse(JSON.parse(found));
    return { publicKey, privateKey: new Uint8Array(Buffer.from(privateKey, 'base64')) };
  }
  const keys = await createSigningKeys();
  const kept = { publicKey: keys.publicKey, privateKey: Buffer.from(keys.privateKey).toString('base64') };
  // Fails where another server made them meanwhile, and then theirs are right.
  await writeFile(path, JSON.stringify(kept), { mode: 0o600, flag: 'wx' });
  return keys;
}
