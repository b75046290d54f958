import { rm, stat } from 'node:fs/promises';
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
      await rm(arriving, { recursive: true, force: true });
    } finally {
      await rm(manifest, { force: true });
    }
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
        const arriving = folders.arriving(schoolId, blob);
        try {
          if (!(await isKept(schoolId, blob))) await moveDurably(path, join(arriving, chunkName(index, sha256)));
          // Now or before: it may have been finished while this chunk got its name.
          if (await isKept(schoolId, blob)) await rm(arriving, { recursive: true, force: true });
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
      const arriving = folders.arriving(schoolId, blob);
      const kept = folders.kept(schoolId, blob);
      // Of two that find it at once, one is the first.
      if ((await namesIn(arriving)).length === 0) await moveDurably(kept, arriving).catch(ignoreMissing);
      else await rm(kept, { recursive: true, force: true });
      await rm(join(arriving, chunkName(index, sha256)), { force: true });
    },
    async remove(schoolId, blob) {
      await rm(folders.arriving(schoolId, blob), { recursive: true, force: true });
      await rm(folders.kept(schoolId, blob), { recursive: true, force: true });
    },
    async sweep(beforeMs) {
      for (const name of await namesIn(folders.writing)) await removeOld(join(folders.writing, name), beforeMs);
      for (const school of await namesIn(folders.allArriving)) {
        const ofSchool = join(folders.allArriving, school);
        for (const blob of await namesIn(ofSchool)) await removeOld(join(ofSchool, blob), beforeMs);
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
