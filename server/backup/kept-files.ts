import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { fileListName } from './backup-format.ts';
import { readPacked, writePacked } from './packed-list.ts';

/** A file of a school's as it lies, by its path from where all of them are. */
export type KeptFile = { path: string; bytes: number };

const listSchema = z.array(z.object({ path: z.string(), bytes: z.number() }));

/** What of the schools' files has come whole; a file never changes once it has its name. */
export async function listFiles(folder: string): Promise<KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(emptyWhereMissing);
  const files: KeptFile[] = [];
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const { size: bytes } = await stat(path);
    files.push({ path: relative(folder, path).split(sep).join('/'), bytes });
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Copies those that are not there yet. Without a second copy on the disk where both folders are on one. */
export async function copyFiles(
  files: readonly KeptFile[],
  { from, to }: { from: string; to: string },
  signal?: AbortSignal,
): Promise<void> {
  for (const { path, bytes } of files) {
    signal?.throwIfAborted();
    const target = join(to, path);
    const found = await stat(target).catch(() => null);
    if (found?.size === bytes) continue;
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { force: true });
    const draft = `${target}.partial`;
    await rm(draft, { force: true });
    await link(join(from, path), draft).catch(() => copyFile(join(from, path), draft));
    await rename(draft, target);
  }
}

export async function writeList(backup: string, files: readonly KeptFile[]): Promise<void> {
  await writePacked(join(backup, fileListName), files);
}

export async function readList(backup: string): Promise<KeptFile[]> {
  return listSchema.parse(await readPacked(join(backup, fileListName)));
}

/** Those that are missing, of another size, or, where their name tells their hash, of another content. */
export async function findDamaged(folder: string, files: readonly KeptFile[], signal?: AbortSignal): Promise<string[]> {
  const damaged: string[] = [];
  for (const { path, bytes } of files) {
    signal?.throwIfAborted();
    const found = await stat(join(folder, path)).catch(() => null);
    const sha256 = /\.([0-9a-f]{64})$/.exec(path)?.[1];
    const isRight = found?.size === bytes && (sha256 === undefined || (await hashOf(join(folder, path))) === sha256);
    if (!isRight) damaged.push(path);
  }
  return damaged;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

function emptyWhereMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
