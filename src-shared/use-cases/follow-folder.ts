import { sourceFieldChanges } from '../domain/changes.ts';
import { safeFileName } from '../domain/file-name.ts';
import type { FolderId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Source } from '../domain/source.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import { withPapersInside } from './inside-papers.ts';

export type FollowFolderPorts = { sources: SourceRepository; changeLog: ChangeLog; clock: Clock };

/** A file that is new in a followed folder, by its path and the SHA-256 of its bytes. */
export type AppearedFile = { path: string; name: string; sha256: string };

/** A folder of the library and the folder of this PC that it follows. */
export type FollowedPlace = { folderId: FolderId; root: string };

/** A paper that came from a file of a followed folder. */
export type FollowedPaper = Pick<Source, 'id' | 'sha256' | 'sizeBytes'> & { path: string };

/**
 * Keeps the library in step with a folder of this PC. A file that went away and appeared elsewhere was moved: its
 * paper follows it. One that only went away goes to the trash, from where it can be brought back for 30 days.
 */
export function createFollowFolder({ sources, changeLog, clock }: FollowFolderPorts) {
  return {
    /** Gives the paths that are new to the library, to be taken in. */
    async apply(
      input: { removed: string[]; appeared: AppearedFile[] },
      { actor }: TaskContext,
    ): Promise<{ newPaths: string[] }> {
      const gone = await knownAt(input.removed);
      const moved = new Set<Source>();
      const newPaths: string[] = [];
      for (const file of input.appeared) {
        const source = gone.find((candidate) => candidate.sha256 === file.sha256 && !moved.has(candidate));
        if (!source) {
          newPaths.push(file.path);
          continue;
        }
        moved.add(source);
        await changeLog.commit(
          sourceFieldChanges(source.id, { originPath: file.path, name: safeFileName(file.name) }),
          { actor },
        );
      }
      const trashedAt = new Date(clock.now()).toISOString();
      const lost = gone.filter((source) => !moved.has(source)).map((source) => source.id);
      if (lost.length > 0) {
        await changeLog.commit(
          (await withPapersInside(sources, lost)).flatMap((id) => sourceFieldChanges(id, { trashedAt })),
          { actor },
        );
      }
      return { newPaths };
    },

    /**
     * What changed in a folder while nobody was watching it: the paths of the papers that came from it (`root` is its
     * own) and are not there any more.
     */
    async missing(input: FollowedPlace & { present: string[] }): Promise<string[]> {
      const present = new Set(input.present);
      return (await papersFrom(input)).map(({ path }) => path).filter((path) => !present.has(path));
    },

    papersFrom,

    /**
     * Ties the papers that came from a folder to it no more: what stands at its path now is another folder, and they
     * stay in the library as they are.
     */
    async release(input: FollowedPlace, { actor }: TaskContext): Promise<void> {
      const papers = await papersFrom(input);
      await changeLog.commit(
        papers.flatMap(({ id }) => sourceFieldChanges(id, { originPath: null })),
        { actor },
      );
    },
  };

  /** The papers that came from files of a folder of this PC. */
  async function papersFrom({ folderId, root }: FollowedPlace): Promise<FollowedPaper[]> {
    const papers = await sources.getMany(await sources.listIds({ folderId }));
    return papers.flatMap(({ id, originPath, parentId, sha256, sizeBytes }) => {
      if (originPath === null || parentId !== null || !isInside(originPath, root)) return [];
      return [{ id, path: originPath, sha256, sizeBytes }];
    });
  }

  async function knownAt(paths: string[]): Promise<Source[]> {
    const found: Source[] = [];
    for (const path of paths) {
      const source = await sources.findByOriginPath(path);
      if (source) found.push(source);
    }
    return found;
  }
}

/** Whether a path of this PC is in a folder, at any depth; both as the system writes them. */
function isInside(path: string, folder: string): boolean {
  const root = folder.replace(/[\\/]+$/, '');
  return path.startsWith(root) && /[\\/]/.test(path.charAt(root.length));
}
