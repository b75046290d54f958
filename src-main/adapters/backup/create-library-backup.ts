import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { type Pack, pack } from 'tar-stream';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { jobSteps } from '../../../src-shared/domain/job-messages.ts';
import type { LibraryBackup } from '../../../src-shared/ports/library-backup.ts';
import type { SqlConnection } from '../../../src-shared/ports/sql-connection.ts';
import { renameDurably, syncFile } from '../files/durable-write.ts';
import { removeLeftovers, uuid } from '../files/remove-leftovers.ts';
import { translateFileError } from '../files/translate-file-error.ts';
import { openDatabase } from '../sqlite/driver.ts';
import {
  databaseEntry,
  isEntryName,
  keyEntry,
  type Manifest,
  type ManifestFile,
  manifestEntry,
  normalizePassword,
} from './backup-format.ts';
import { readBackup } from './read-backup.ts';

export type LibraryBackupOptions = {
  libraryFolder: string;
  connection: Pick<SqlConnection, 'copyTo'>;
  key: Uint8Array | null;
  /** The scrypt work factor as a power of two; 18 (about a second) unless a test wants it quick. */
  workFactor?: number;
};

type BackupTask = Parameters<LibraryBackup['backup']>[1];
type StoredFile = { name: string; path: string };

const copyStart = 'backup-';
const partialEnd = '.partial';

/** Backups of an open library. What is added while one runs may be left out of it; what is in it is whole. */
export function createLibraryBackup(options: LibraryBackupOptions): LibraryBackup {
  return {
    async backup(outputPath, task) {
      await removeEarlierAttempts(options.libraryFolder, outputPath).catch((error: unknown) => {
        throw asOutputError(error, outputPath, task.signal);
      });
      const temporary = `${outputPath}.${randomUUID()}${partialEnd}`;
      const folder = await mkdtemp(join(options.libraryFolder, copyStart));
      try {
        const manifest = await writeBackup(temporary, folder, options, task);
        task.report({ step: jobSteps.checking(), done: manifest.files.length, total: manifest.files.length });
        await readBackup(temporary, task, drain);
        await renameDurably(temporary, outputPath);
        return { sizeBytes: (await stat(outputPath)).size, sources: manifest.sources };
      } catch (error) {
        throw asOutputError(error, outputPath, task.signal);
      } finally {
        await rm(temporary, { force: true });
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** What a kill or a power cut left of backups: one is made at a time, so that none of it is anybody's any more. */
async function removeEarlierAttempts(libraryFolder: string, outputPath: string): Promise<void> {
  await removeLeftovers(libraryFolder, { start: copyStart, middle: /^[0-9A-Za-z]{6}$/, end: '' });
  await removeLeftovers(dirname(outputPath), { start: `${basename(outputPath)}.`, middle: uuid, end: partialEnd });
}

async function writeBackup(
  temporary: string,
  folder: string,
  options: LibraryBackupOptions,
  task: BackupTask,
): Promise<Manifest> {
  const database = join(folder, databaseEntry);
  task.report({ step: jobSteps.copying(), done: 0 });
  await options.connection.copyTo(database);
  const files = [{ name: databaseEntry, path: database }, ...(await listBlobFiles(options.libraryFolder))];
  const tar = pack();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normalizePassword(task.password));
  if (options.workFactor !== undefined) encrypter.setScryptWorkFactor(options.workFactor);
  // Node's web streams and the library's are the same thing under two declarations.
  const sealed = await encrypter.encrypt(Readable.toWeb(Readable.from(tar)) as unknown as ReadableStream<Uint8Array>);
  const output = createWriteStream(temporary, { flags: 'wx', mode: 0o600 });
  const closed = new Promise<void>((resolve) => output.once('close', () => resolve()));
  const writing = pipeline(Readable.fromWeb(sealed as unknown as NodeReadableStream<Uint8Array>), output, {
    signal: task.signal,
  });
  const packing = packFiles(tar, files, { ...options, task, sources: countSources(database, options.key) });
  packing.catch((error: Error) => tar.destroy(error));
  writing.catch((error: Error) => tar.destroy(error));
  try {
    const [manifest] = await Promise.all([packing, writing]);
    await syncFile(temporary);
    return manifest;
  } catch (error) {
    // A stream that was still being opened would make the file after whoever cleans up has looked for it.
    output.destroy();
    await closed;
    throw error;
  }
}

async function packFiles(
  tar: Pack,
  files: readonly StoredFile[],
  { key, task, sources }: { key: Uint8Array | null; task: BackupTask; sources: number },
): Promise<Manifest> {
  const packed: ManifestFile[] = [];
  if (key !== null) packed.push(await packBytes(tar, keyEntry, Buffer.from(Buffer.from(key).toString('hex'))));
  for (const [index, file] of files.entries()) {
    task.signal.throwIfAborted();
    task.report({ step: jobSteps.packing(), done: index, total: files.length });
    packed.push(await packFile(tar, file));
  }
  const createdAt = new Date().toISOString();
  const manifest: Manifest = { format: 'amanuense-backup', version: 1, createdAt, sources, files: packed };
  await packBytes(tar, manifestEntry, Buffer.from(JSON.stringify(manifest)));
  tar.finalize();
  return manifest;
}

async function packBytes(tar: Pack, name: string, bytes: Buffer): Promise<ManifestFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await new Promise<void>((resolve, reject) => {
    tar.entry({ name, size: bytes.length }, bytes, (error) => (error ? reject(error) : resolve()));
  });
  return { name, sizeBytes: bytes.length, sha256 };
}

async function packFile(tar: Pack, { name, path }: StoredFile): Promise<ManifestFile> {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  const entry = tar.entry({ name, size });
  await pipeline(
    createReadStream(path, { highWaterMark: 256 * 1024 }),
    async function* (content: AsyncIterable<Uint8Array>) {
      for await (const bytes of content) {
        hash.update(bytes);
        yield bytes;
      }
    },
    entry,
  );
  return { name, sizeBytes: size, sha256: hash.digest('hex') };
}

async function listBlobFiles(libraryFolder: string): Promise<StoredFile[]> {
  const root = join(libraryFolder, 'blobs');
  if (!existsSync(root)) return [];
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const named = files.map((entry) => ({
    name: `blobs/${basename(entry.parentPath)}/${entry.name}`,
    path: join(entry.parentPath, entry.name),
  }));
  return named.filter(({ name }) => isEntryName(name)).sort((left, right) => (left.name < right.name ? -1 : 1));
}

function countSources(path: string, key: Uint8Array | null): number {
  const database = openDatabase(path, key, { mustExist: true });
  try {
    return Number(database.prepare('select count(*) from sources where deleted = 0').pluck().get());
  } finally {
    database.close();
  }
}

async function drain(_name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _bytes of content);
}

const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR']);

function asOutputError(error: unknown, outputPath: string, signal: AbortSignal): unknown {
  if (signal.aborted) return new AppError('CANCELLED', {}, { cause: error });
  const isSystemError = error instanceof Error && 'code' in error && 'path' in error;
  if (isSystemError && unwritable.has(String(error.code)) && String(error.path).startsWith(dirname(outputPath))) {
    return new AppError('OUTPUT_NOT_WRITABLE', { name: basename(outputPath) }, { cause: error });
  }
  return translateFileError(error, outputPath);
}
