import { sourceChanges, sourceFieldChanges, sourceFileChange, sourcePlaceChange } from '../domain/changes.ts';
import { hashText } from '../domain/content-hash.ts';
import { safeFileName } from '../domain/file-name.ts';
import { createId, type FolderId, type SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Change } from '../domain/operation.ts';
import type { Source } from '../domain/source.ts';
import { containerOf } from '../domain/source-place.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { FileContent, StreamedContent } from '../ports/task-files.ts';

export type RegisterPaperPorts = { files: FileStorage; sources: SourceRepository; changeLog: ChangeLog; clock: Clock };

export type PaperToRegister = {
  name: string;
  content: FileContent | StreamedContent;
  originPath: string | null;
  folderId: FolderId | null;
  parentId: SourceId | null;
};

export type RegisteredPaper = { source: Source; isDuplicate: boolean };

/**
 * Copies a file's bytes into the library and enters it as a source that waits to be read. The same bytes again are
 * the same source: a duplicate when they came from another place, the paper itself when an interrupted job comes back.
 */
export function createRegisterPaper({ files, sources, changeLog, clock }: RegisterPaperPorts) {
  return async function registerPaper(paper: PaperToRegister, { actor }: TaskContext): Promise<RegisteredPaper> {
    const { sha256, sizeBytes } = await files.put(paper.content);
    const known = await sources.findByHash(sha256);
    if (known) {
      const source = await adopt(known, paper);
      await changeLog.commit(
        [...(source === known ? [] : [sourceFileChange(source)]), await placeChange(source, paper)],
        { actor },
      );
      return { source, isDuplicate: known.originPath !== paper.originPath };
    }
    const replaced = await replacedVersion(paper);
    const source: Source = {
      id: createId<SourceId>(),
      kind: 'document',
      sha256,
      name: safeFileName(paper.name),
      originPath: paper.originPath,
      parentId: paper.parentId,
      format: null,
      sizeBytes,
      folderId: paper.folderId,
      tags: replaced?.tags ?? [],
      paperKind: 'other',
      documentDate: null,
      status: 'queued',
      errorCode: null,
      pages: 0,
      characters: 0,
      ocrPages: 0,
      quality: null,
      textHash: null,
      durationMs: null,
      addedAt: new Date(clock.now()).toISOString(),
      trashedAt: null,
    };
    const retirement = replaced ? sourceFieldChanges(replaced.id, { trashedAt: source.addedAt }) : [];
    const place = await placeChange(source, paper);
    await changeLog.commit([...sourceChanges(source), place, ...retirement], { actor });
    return { source, isDuplicate: false };
  };

  /** What an archive brought that is now in the trash belongs to the version of it that brings it again. */
  async function adopt(known: Source, { parentId }: PaperToRegister): Promise<Source> {
    if (parentId === null || known.parentId === null || known.parentId === parentId) return known;
    const parent = await sources.get(known.parentId);
    if (parent !== null && parent.trashedAt === null) return known;
    return { ...known, parentId };
  }

  /** A file that changed on disk since it was taken in: its earlier version goes to the trash. */
  async function replacedVersion(paper: PaperToRegister): Promise<Source | null> {
    if (paper.originPath === null || paper.parentId !== null) return null;
    return sources.findByOriginPath(paper.originPath);
  }
}

/** The same file from the same place again is the same place. */
async function placeChange({ id }: Source, paper: PaperToRegister): Promise<Change> {
  const place = { container: containerOf(paper), name: paper.name };
  const key = (await hashText(JSON.stringify([place.container, place.name]))).slice(0, 24);
  return sourcePlaceChange(id, key, place);
}
