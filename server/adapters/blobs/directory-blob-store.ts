import { rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sha256, sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import type { BlobManifest, BlobStanding } from '../../../src-shared/domain/sync/blob-messages.ts';
import type { BlobStore } from '../../../src-shared/ports/blob-store.ts';
import { blobFolders, chunkName, isMissing, moveDurably, namesIn } from './blob-folders.ts';
import { manifestName, writeManifest } from './manifest-file.ts';
import { chunkPaths, hashFiles, openChunks } from './read-chunks.ts';
import { type Disk, thisDisk, withDiskErrors, writeChunk } from './write-chunk.ts';

/**
 * Files as folders of their chunks: what arrives lies beside what can be read, and becomes it by its name alone, so that
 * no byte is written twice and nothing half is ever seen.
 */
export function createDirectoryBlobStore(folder: string, disk: Disk = thisDisk): BlobStore {
  const folders = blobFolders(folder);
  const isKept = (schoolId: string, blob: Sha256) => isThere(folders.kept(schoolId, blob));

  async function standing(schoolId: string, { sha256, chunks }: BlobManifest): Promise<BlobStanding> {
    if (await isKept(schoolId, sha256)) return keptStanding(sha256);
    const names = new Set(await namesIn(folders.arriving(schoolId, sha256)));
    const missing = chunks.flatMap((chunk, index) => (names.has(chunkName(index, chunk)) ? [] : [index]));
    return { sha256, isKept: false, missing };
  }

  /** Gives a file whose chunks are all there, and right, the name under which it can be read. */
  async function keep(schoolId: string, blob: BlobManifest): Promise<BlobStanding> {
    const arriving = folders.arriving(schoolId, blob.sha256);
    const manifest = await writeManifest(folders.writing, blob, disk);
    try {
      await moveDurably(manifest, join(arriving, manifestName));
      await moveDurably(arriving, folders.kept(schoolId, blob.sha256));
    } catch (thrown) {
      // Of two PCs that finish it at once, one is the first.
      if (!(await isKept(schoolId, blob.sha256))) throw thrown;
      await takeOut(arriving, manifestName);
    } finally {
      await rm(manifest, { force: true });
    }
    await rm(folders.damaged(schoolId, blob.sha256), { recursive: true, force: true });
    return keptStanding(blob.sha256);
  }

  return {
    async kept(schoolId, blobs) {
      const found: Sha256[] = [];
      for (const blob of blobs) if (await isKept(schoolId, blob)) found.push(blob);
      return found;
    },
    async *all() {
      for (const schoolId of await namesIn(folders.allKept)) {
        for (const start of await namesIn(join(folders.allKept, schoolId))) {
          for (const name of await namesIn(join(folders.allKept, schoolId, start))) {
            yield { schoolId, blob: sha256Schema.parse(name) };
          }
        }
      }
    },
    standing,
    putChunk: (schoolId, { blob, index, sha256 }, bytes) =>
      withDiskErrors(async () => {
        const path = await writeChunk(folders.writing, { sha256, bytes }, disk);
        const [arriving, name] = [folders.arriving(schoolId, blob), chunkName(index, sha256)];
        try {
          if (!(await isKept(schoolId, blob))) await moveDurably(path, join(arriving, name));
          // Now or before: it may have been finished while this chunk got its name.
          if (await isKept(schoolId, blob)) await takeOut(arriving, name);
        } finally {
          await rm(path, { force: true });
        }
      }),
    commit: (schoolId, blob) =>
      withDiskErrors(async () => {
        const stands = await standing(schoolId, blob);
        if (stands.isKept || stands.missing.length > 0) return stands;
        const paths = chunkPaths(folders.arriving(schoolId, blob.sha256), blob);
        if ((await hashFiles(paths)) === blob.sha256) return keep(schoolId, blob);
        await forgetWrong(blob, paths);
        return standing(schoolId, blob);
      }),
    open: (schoolId, blob) => openChunks(folders.kept(schoolId, blob)),
    async takeBack(schoolId, { blob, index, sha256 }) {
      const kept = folders.kept(schoolId, blob);
      if (!(await isThere(kept))) return false;
      const name = chunkName(index, sha256);
      const found = await hashFiles([join(kept, name)]);
      if (found === sha256) return false;
      if (found !== null) await moveDurably(join(kept, name), join(folders.damaged(schoolId, blob), name));
      await moveInto(folders.arriving(schoolId, blob), kept);
      return true;
    },
    async remove(schoolId, blob) {
      for (const place of [folders.arriving, folders.kept, folders.damaged]) {
        await rm(place(schoolId, blob), { recursive: true, force: true });
      }
    },
    async sweep(beforeMs) {
      for (const name of await namesIn(folders.writing)) await removeOld(join(folders.writing, name), beforeMs);
      for (const school of await namesIn(folders.allArriving)) {
        for (const name of await namesIn(join(folders.allArriving, school))) {
          const blob = sha256Schema.parse(name);
          const arriving = folders.arriving(school, blob);
          // It was whole once, and a PC may never have had it: what is left of it waits for the rest.
          const isWanted = (await isThere(join(arriving, manifestName))) && !(await isKept(school, blob));
          if (!isWanted) await removeOld(arriving, beforeMs);
        }
      }
    },
  };
}

/** How a file stands that can be read. */
export function keptStanding(sha256: Sha256): BlobStanding {
  return { sha256, isKept: true, missing: [] };
}

/** Throws away the chunks that are no more what they are named; all, where each of them is and the file is another one. */
async function forgetWrong({ chunks }: BlobManifest, paths: readonly string[]): Promise<void> {
  const wrong: string[] = [];
  for (const [index, path] of paths.entries()) if ((await hashFiles([path])) !== chunks[index]) wrong.push(path);
  for (const path of wrong.length > 0 ? wrong : paths) await rm(path, { force: true });
}

/** Takes one file out of a folder, which goes with the last one. */
async function takeOut(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { force: true });
  if (await isThere(folder)) await rmdir(folder).catch(() => undefined);
}

/** Moves all of a folder into another one, where something of the same file may be; what tells of it comes last. */
async function moveInto(folder: string, from: string): Promise<void> {
  if ((await namesIn(folder)).length === 0) return moveDurably(from, folder);
  for (const name of await namesIn(from)) await moveDurably(join(from, name), join(folder, name));
  await rm(from, { recursive: true, force: true });
}

/** A folder's own time is that of the last name that was added to it. */
async function removeOld(path: string, beforeMs: number): Promise<void> {
  const found = await stat(path).catch(ignoreMissing);
  if (found && found.mtimeMs < beforeMs) await rm(path, { recursive: true, force: true });
}

async function isThere(path: string): Promise<boolean> {
  return Boolean(await stat(path).catch(ignoreMissing));
}

function ignoreMissing(thrown: unknown): null {
  if (isMissing(thrown)) return null;
  throw thrown;
}
