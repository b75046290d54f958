import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { translateFileError } from '../files/translate-file-error.ts';
import {
  isEntryName,
  type Manifest,
  type ManifestFile,
  manifestEntry,
  manifestSchema,
  normalizePassword,
} from './backup-format.ts';

/** Takes the bytes of one file of a backup; must read them to the end. */
export type TakeEntry = (name: string, content: AsyncIterable<Uint8Array>) => Promise<void>;

const maximumManifestBytes = 256 * 1024 * 1024;

/**
 * Reads a backup through and checks every file against the manifest. What `takeEntry` was given may only be trusted
 * once this has returned. Throws `BACKUP_PASSWORD_WRONG`, `BACKUP_DAMAGED`, `PATH_NOT_FOUND`, `CANCELLED`.
 */
export async function readBackup(
  path: string,
  options: { password: string; signal: AbortSignal },
  takeEntry: TakeEntry,
): Promise<Manifest> {
  try {
    const plain = await decryptFile(path, options.password);
    const { files, manifest } = await readEntries(plain, options.signal, takeEntry);
    if (manifest === null || !isSame(files, manifest.files)) throw new AppError('BACKUP_DAMAGED');
    return manifest;
  } catch (error) {
    throw asBackupError(error, path);
  }
}

async function decryptFile(path: string, password: string): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normalizePassword(password));
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  // Node's web streams and the library's are the same thing under two declarations.
  const sealed = Readable.toWeb(file) as unknown as ReadableStream<Uint8Array>;
  const plain = await decrypter.decrypt(sealed);
  return Readable.fromWeb(plain as unknown as NodeReadableStream<Uint8Array>);
}

/** An entry of the tar while it streams; the declared type does not say that it gives bytes. */
type ReadEntry = AsyncIterable<Uint8Array> & { header: { name: string; type?: string | null } };

type ReadEntries = { files: ManifestFile[]; manifest: Manifest | null };

async function readEntries(
  plain: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  takeEntry: TakeEntry,
): Promise<ReadEntries> {
  const unpacked = extract();
  const feeding = feed(plain, unpacked);
  // Awaited at the end; without this a failure before that would count as nobody's.
  feeding.catch(() => undefined);
  const read: ReadEntries = { files: [], manifest: null };
  for await (const entry of unpacked as AsyncIterable<ReadEntry>) {
    signal.throwIfAborted();
    const { name } = entry.header;
    if (name === manifestEntry) read.manifest = await readManifest(entry);
    else if (isEntryName(name) && entry.header.type === 'file')
      read.files.push(await readHashed(name, entry, takeEntry));
    else throw new AppError('BACKUP_DAMAGED');
  }
  await feeding;
  return read;
}

async function feed(plain: AsyncIterable<Uint8Array>, unpacked: ReturnType<typeof extract>): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const source = Readable.from(plain);
      source.on('error', (error) => {
        unpacked.destroy(error);
        reject(error);
      });
      unpacked.on('error', (error) => {
        source.destroy();
        reject(error);
      });
      unpacked.on('close', () => {
        source.destroy();
        resolve();
      });
      source.pipe(unpacked);
    });
  } finally {
    unpacked.destroy();
  }
}

async function readHashed(
  name: string,
  content: AsyncIterable<Uint8Array>,
  takeEntry: TakeEntry,
): Promise<ManifestFile> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const bytes of content) {
      hash.update(bytes);
      sizeBytes += bytes.length;
      yield bytes;
    }
  }
  await takeEntry(name, hashed());
  return { name, sizeBytes, sha256: hash.digest('hex') };
}

async function readManifest(content: AsyncIterable<Uint8Array>): Promise<Manifest> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of content) {
    pieces.push(bytes);
    length += bytes.length;
    if (length > maximumManifestBytes) throw new AppError('BACKUP_DAMAGED');
  }
  return manifestSchema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
}

function isSame(found: readonly ManifestFile[], told: readonly ManifestFile[]): boolean {
  const lines = (files: readonly ManifestFile[]): string =>
    files
      .map((file) => `${file.name} ${file.sizeBytes} ${file.sha256}`)
      .sort()
      .join('\n');
  return lines(found) === lines(told);
}

/** The text of age-encryption's error for a passphrase that does not open the file. */
const wrongPassphrase = "no identity matched any of the file's recipients";

function asBackupError(error: unknown, path: string): unknown {
  const translated = translateFileError(error, path);
  if (translated instanceof AppError) return translated;
  if (error instanceof Error && error.name === 'AbortError') return new AppError('CANCELLED', {}, { cause: error });
  const isPassword = error instanceof Error && error.message === wrongPassphrase;
  return new AppError(isPassword ? 'BACKUP_PASSWORD_WRONG' : 'BACKUP_DAMAGED', {}, { cause: error });
}
