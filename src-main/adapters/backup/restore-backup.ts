import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { Progress } from '../../../src-shared/domain/job.ts';
import { jobSteps } from '../../../src-shared/domain/job-messages.ts';
import { seal, unseal } from '../files/blob-cipher.ts';
import { openFileSink, renameDurably, syncFolder, writeDurably } from '../files/durable-write.ts';
import { removeLeftovers, uuid } from '../files/remove-leftovers.ts';
import { translateFileError } from '../files/translate-file-error.ts';
import { encodeKey, keyBytes, openDatabase } from '../sqlite/driver.ts';
import { databaseEntry, keyEntry, type Manifest } from './backup-format.ts';
import { readBackup } from './read-backup.ts';

export type RestoreOptions = {
  password: string;
  signal: AbortSignal;
  report: (progress: Progress) => void;
  /** The key that the restored library shall have; the one it had when the copy was made unless given. */
  key?: Uint8Array;
};

const stagingEnd = '.restoring';

/**
 * Brings a backup's library into an empty or missing folder: whole, with every hash checked, or not at all. Returns
 * the key that opens it (null for a library without encryption). Throws `RESTORE_TARGET_NOT_EMPTY`,
 * `BACKUP_PASSWORD_WRONG`, `BACKUP_DAMAGED`, `DISK_FULL`.
 */
export async function restoreBackup(
  file: string,
  targetFolder: string,
  options: RestoreOptions,
): Promise<{ sources: number; key: Uint8Array | null }> {
  const target = resolve(targetFolder);
  await assertEmpty(target);
  const start = `.${basename(target)}.`;
  const staging = join(dirname(target), `${start}${randomUUID()}${stagingEnd}`);
  try {
    await removeLeftovers(dirname(target), { start, middle: uuid, end: stagingEnd });
    await mkdir(staging, { recursive: true, mode: 0o700 });
    const { manifest, blobs, key: stored } = await unpack(file, staging, options);
    checkDatabase(join(staging, databaseEntry), stored);
    const key = stored === null ? null : await changeKey(staging, blobs, { from: stored, to: options.key ?? stored });
    await syncFolder(staging);
    if (existsSync(target)) await rmdir(target);
    await renameDurably(staging, target);
    return { sources: manifest.sources, key };
  } catch (error) {
    throw translateFileError(error, target);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function assertEmpty(target: string): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch((error: unknown) => {
    throw translateFileError(error, target);
  });
  if (names.length > 0) throw new AppError('RESTORE_TARGET_NOT_EMPTY', { name: basename(target) });
}

type Unpacked = { manifest: Manifest; key: Uint8Array | null; blobs: string[] };

async function unpack(file: string, staging: string, options: RestoreOptions): Promise<Unpacked> {
  const unpacked: Omit<Unpacked, 'manifest'> = { key: null, blobs: [] };
  let done = 0;
  const manifest = await readBackup(file, options, async (name, content) => {
    if (name === keyEntry) unpacked.key = await readKey(content);
    else {
      // `readBackup` lets only the names of `backup-format.ts` through.
      const path = join(staging, ...name.split('/'));
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeDurably(path, content, openFileSink);
      if (name.startsWith('blobs/')) unpacked.blobs.push(path);
    }
    done += 1;
    options.report({ step: jobSteps.restoring(), done });
  });
  if (!existsSync(join(staging, databaseEntry))) throw new AppError('BACKUP_DAMAGED');
  return { manifest, ...unpacked };
}

/** The key stays in memory: a disk that holds a library never holds what opens it. */
async function readKey(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let text = '';
  for await (const bytes of content) {
    text += Buffer.from(bytes).toString('latin1');
    if (text.length > keyBytes * 2) throw new AppError('BACKUP_DAMAGED');
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new AppError('BACKUP_DAMAGED');
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function checkDatabase(path: string, key: Uint8Array | null): void {
  try {
    const database = openDatabase(path, key, { mustExist: true });
    try {
      const result = database.prepare('pragma quick_check').pluck().all();
      if (result.length !== 1 || result[0] !== 'ok') throw new Error('quick_check found damage');
    } finally {
      database.close();
    }
  } catch (error) {
    throw new AppError('BACKUP_DAMAGED', {}, { cause: error });
  }
}

/** Seals everything anew where this PC's key is not the copy's. */
async function changeKey(
  staging: string,
  blobs: readonly string[],
  keys: { from: Uint8Array; to: Uint8Array },
): Promise<Uint8Array> {
  if (Buffer.from(keys.from).equals(Buffer.from(keys.to))) return keys.to;
  const database = openDatabase(join(staging, databaseEntry), keys.from, { mustExist: true });
  try {
    database.pragma(`rekey='${encodeKey(keys.to)}'`);
  } finally {
    database.close();
  }
  for (const path of blobs) {
    const resealed = `${path}.resealed`;
    await writeDurably(resealed, seal(unseal(createReadStream(path), keys.from), keys.to), openFileSink);
    await renameDurably(resealed, path);
  }
  return keys.to;
}
