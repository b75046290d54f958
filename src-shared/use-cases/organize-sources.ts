import {
  deletion,
  folderChanges,
  folderFieldChanges,
  type SourceFields,
  sourceFieldChanges,
} from '../domain/changes.ts';
import { AppError } from '../domain/errors.ts';
import { createId, type FolderId, type SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { Change } from '../domain/operation.ts';
import type { PaperKind } from '../domain/source.ts';
import { undoLabels } from '../domain/undo-labels.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { RightsRepository } from '../ports/rights-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import { withPapersInside, withPapersTrashedAlong } from './inside-papers.ts';
import type { HearOfHolds } from './rights/holds-elsewhere.ts';

export type OrganizeSourcesPorts = {
  sources: SourceRepository;
  changeLog: ChangeLog;
  clock: Clock;
  rights: Pick<RightsRepository, 'marks'>;
};

type OrganizeSourcesNeeds = {
  hearOfHolds: HearOfHolds;
  /** Takes from this PC's disk what the library has forgotten. */
  removeForgotten: () => Promise<void>;
};

/** Awaited before each of several things is done; hears how many are done. */
export type BeforeEach = (done: number) => Promise<void>;

export type SourceUpdate = {
  sourceIds: SourceId[];
  name?: string;
  folderId?: FolderId | null;
  paperKind?: PaperKind;
  addTags?: string[];
  removeTags?: string[];
};

/** What a person does with papers: name, move, label, throw away, bring back. Everything but `purge` can be undone. */
export function createOrganizeSources(
  { sources, changeLog, clock, rights }: OrganizeSourcesPorts,
  { hearOfHolds, removeForgotten }: OrganizeSourcesNeeds,
) {
  return {
    async update(input: SourceUpdate, { actor }: TaskContext): Promise<void> {
      const changes: Change[] = [];
      for (const id of input.sourceIds) {
        const fields: Partial<SourceFields> = { folderId: input.folderId, paperKind: input.paperKind };
        if (input.name !== undefined && input.sourceIds.length === 1) fields.name = input.name;
        if (input.addTags || input.removeTags) fields.tags = await newTags(id, input);
        changes.push(...sourceFieldChanges(id, fields));
      }
      await changeLog.commit(changes, {
        actor,
        undoable: true,
        label: undoLabels.updateSources(input.sourceIds.length),
      });
    },

    async trash(input: { sourceIds: SourceId[] }, { actor }: TaskContext): Promise<void> {
      const trashedAt = new Date(clock.now()).toISOString();
      const changes = (await withPapersInside(sources, input.sourceIds)).flatMap((id) =>
        sourceFieldChanges(id, { trashedAt }),
      );
      await changeLog.commit(changes, {
        actor,
        undoable: true,
        label: undoLabels.trashSources(input.sourceIds.length),
      });
    },

    async restore(input: { sourceIds: SourceId[] }, { actor }: TaskContext): Promise<void> {
      const restored = await withPapersTrashedAlong(sources, input.sourceIds);
      const changes = restored.flatMap((id) => sourceFieldChanges(id, { trashedAt: null }));
      await changeLog.commit(changes, {
        actor,
        undoable: true,
        label: undoLabels.restoreSources(input.sourceIds.length),
      });
    },

    /**
     * Forgets papers for good, with their files; `before` is awaited before each. Throws `HELD`, and forgets none, where
     * one of them must not be deleted; `HOLDS_UNKNOWN`.
     */
    async purge(
      input: { sourceIds: SourceId[] },
      { actor, signal }: TaskContext,
      before: BeforeEach = async () => undefined,
    ): Promise<void> {
      await hearOfHolds(signal);
      const ids = await withPapersTrashedAlong(sources, input.sourceIds);
      const { undeletable } = await rights.marks();
      if (ids.some((id) => undeletable.has(id))) throw new AppError('HELD');
      await purgeEach(ids, actor, before);
    },

    /** Forgets what has been in the trash for longer than `days`. Gives how many papers that were. Throws `HOLDS_UNKNOWN`. */
    async emptyTrash(input: { days: number }, { actor, signal }: TaskContext): Promise<number> {
      await hearOfHolds(signal);
      const ids = await expired(input);
      await purgeEach(ids, actor, async () => signal.throwIfAborted());
      return ids.length;
    },

    expired,

    async createFolder(
      input: { name: string; parentId: FolderId | null; watchedPath?: string | null },
      { actor }: TaskContext,
    ): Promise<{ folderId: FolderId }> {
      const folder = { id: createId<FolderId>(), name: input.name, parentId: input.parentId };
      // First: stopped in between, there is a path of no folder, and not a folder that follows nothing.
      if (input.watchedPath) await sources.setWatchedPath(folder.id, input.watchedPath);
      await changeLog.commit(folderChanges(folder), {
        actor,
        undoable: true,
        label: undoLabels.createFolder(input.name),
      });
      return { folderId: folder.id };
    },

    async renameFolder(input: { folderId: FolderId; name: string }, { actor }: TaskContext): Promise<void> {
      const changes = folderFieldChanges(input.folderId, { name: input.name });
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.renameFolder(input.name) });
    },

    /** Stops following the folder's place on this PC; its papers stay. */
    async unwatchFolder(input: { folderId: FolderId }): Promise<void> {
      await sources.setWatchedPath(input.folderId, null);
    },

    /** The folder goes; its papers and folders move to the one above. */
    async removeFolder(input: { folderId: FolderId }, { actor }: TaskContext): Promise<void> {
      const folders = await sources.listFolders();
      const folder = folders.find((candidate) => candidate.id === input.folderId);
      if (!folder) throw new AppError('NOT_FOUND');
      const children = folders.filter((candidate) => candidate.parentId === folder.id);
      const inside = await sources.listIds({ folderId: folder.id });
      const direct: SourceId[] = [];
      for (const id of inside) if ((await sources.get(id))?.folderId === folder.id) direct.push(id);
      const changes = [
        ...direct.flatMap((id) => sourceFieldChanges(id, { folderId: folder.parentId })),
        ...children.flatMap((child) => folderFieldChanges(child.id, { parentId: folder.parentId })),
        deletion('folder', folder.id),
      ];
      await changeLog.commit(changes, { actor, undoable: true, label: undoLabels.removeFolder(folder.name) });
    },
  };

  /** What has been in the trash for longer than `days` and may be deleted. */
  async function expired({ days }: { days: number }): Promise<SourceId[]> {
    const limit = new Date(clock.now() - days * 24 * 3600 * 1000).toISOString();
    const trashed = await sources.getMany(await sources.listIds({ trashed: true }));
    const over = trashed.filter(({ trashedAt }) => trashedAt !== null && trashedAt <= limit);
    const { undeletable } = await rights.marks();
    return over.flatMap(({ id }) => (undeletable.has(id) ? [] : [id]));
  }

  async function newTags(id: SourceId, input: SourceUpdate): Promise<string[]> {
    const source = await sources.get(id);
    if (!source) throw new AppError('NOT_FOUND');
    const removed = new Set(input.removeTags);
    const kept = source.tags.filter((tag) => !removed.has(tag));
    return [...new Set([...kept, ...(input.addTags ?? [])])];
  }

  /** What they leave on the disk goes once they all went: the index is written anew for that, whole. */
  async function purgeEach(ids: readonly SourceId[], actor: TaskContext['actor'], before: BeforeEach): Promise<void> {
    try {
      for (const [done, id] of ids.entries()) {
        await before(done);
        await changeLog.commit([deletion('source', id)], { actor });
        await sources.purge(id);
      }
    } finally {
      await removeForgotten();
    }
  }
}
