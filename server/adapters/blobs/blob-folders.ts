import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sha256 } from '../../../src-shared/domain/identifiers.ts';

/** Where the files of schools lie: each file is a folder of its chunks. */
export type BlobFolders = {
  /** Chunks that are being written, each under a name that nothing else has. */
  writing: string;
  /** The schools' folders with what has not come whole. */
  allArriving: string;
  /** What has not come whole of a file. */
  arriving(schoolId: string, blob: Sha256): string;
  /** The schools' folders with what can be read. */
  allKept: string;
  /** A file that can be read. */
  kept(schoolId: string, blob: Sha256): string;
  /** Chunks of a file that was kept and that are no more what they were, until it is whole again. */
  damaged(schoolId: string, blob: Sha256): string;
};

/** What the id of a school looks like; it is the server's own, and is looked at all the same. */
const folderName = /^[A-Za-z0-9-]{1,64}$/;

/** The folders below `folder`: of one file system, so that names can be changed at once. */
export function blobFolders(folder: string): BlobFolders {
  const allArriving = join(folder, 'arriving');
  const allKept = join(folder, 'kept');
  return {
    writing: join(folder, 'writing'),
    allArriving,
    arriving: (schoolId, blob) => join(allArriving, safeName(schoolId), blob),
    allKept,
    kept: (schoolId, blob) => join(allKept, safeName(schoolId), blob.slice(0, 2), blob),
    damaged: (schoolId, blob) => join(folder, 'damaged', safeName(schoolId), blob),
  };
}

/** The name of a chunk's file, which tells its place and what it must hold. */
export function chunkName(index: number, sha256: Sha256): string {
  return `${String(index).padStart(5, '0')}.${sha256}`;
}

/** The names in a folder, in order; none of one that is not there. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Whether it is told by this error that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Gives a file or folder its name, and makes the name itself safe from a power cut. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Windows does that by itself and has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** The id of a school where it can be part of a path. Throws where it cannot. */
export function safeName(name: string): string {
  if (!folderName.test(name)) throw new Error('The id of a school is no name of a folder');
  return name;
}
