import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { FolderId } from '../../src-shared/domain/identifiers.ts';
import type { TaskContext } from '../../src-shared/domain/job.ts';
import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import type { WatchedFolders } from '../../src-shared/rpc/rpc-services.ts';
import type { AppearedFile } from '../../src-shared/use-cases/follow-folder.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';
import { folderPresence } from '../adapters/files/folder-presence.ts';
import { hasAnyFile, hashFile } from '../adapters/files/known-files.ts';
import type { createFolderWatcher, FolderEvent, FolderWatcher } from '../adapters/watcher/folder-watcher.ts';

type Parts = {
  useCases: UseCases;
  jobs: JobRunner;
  watch: typeof createFolderWatcher;
  context: RpcContext;
  /** How often it is looked whether a folder went away or came back. */
  lookEveryMs?: number;
};

/** A folder is watched while its watcher is there; otherwise it is waited for. */
type FollowedFolder = { path: string; watcher: FolderWatcher | null; state: FolderState };

type FolderState = 'there' | 'missing' | 'emptied' | 'replaced';

/**
 * The folders of this PC that the library follows, from when they are named until they are let go. A folder that is
 * not there (a USB stick taken out, a share that does not answer) is waited for: its papers stay. So is one that papers
 * came from and that has no file left: the place of a stick may stay behind, empty, when the stick is taken out. Where
 * there are files and not one of them is known, another stick may have come: somebody has to say whether to follow it.
 */
export function createWatchedFolders({
  useCases,
  jobs,
  watch,
  context,
  lookEveryMs = 10_000,
}: Parts): WatchedFolders & {
  /** Takes up every folder that the library says it follows. */
  followAll(): Promise<void>;
  close(): Promise<void>;
} {
  const followed = new Map<FolderId, FollowedFolder>();
  // One change after another: a rename seen in two batches must find the first one applied.
  let queue: Promise<void> = Promise.resolve();
  const looking = setInterval(() => {
    for (const folderId of followed.keys()) enqueue(async () => void (await look(folderId)));
  }, lookEveryMs);
  looking.unref();

  function enqueue(work: () => Promise<void>): void {
    queue = queue.then(work).catch((error: unknown) => void context.logError(error));
  }

  async function follow(folderId: FolderId, path: string): Promise<void> {
    if (followed.has(folderId)) return;
    followed.set(folderId, { path, watcher: null, state: 'missing' });
    await look(folderId);
  }

  /** Watches a folder that has come (back), lets go of one that is not there. Gives whether it is there. */
  async function look(folderId: FolderId): Promise<boolean> {
    const folder = followed.get(folderId);
    if (!folder) return false;
    folder.state = await stateOf(folderId, folder);
    const isThere = folder.state === 'there';
    if (isThere && !folder.watcher) {
      folder.watcher = watch(folder.path, {
        ready: (present) => enqueue(() => catchUp(folderId, present)),
        changed: (events) => enqueue(() => applyEvents(folderId, events)),
        failed: (error) => void context.logError(error),
      });
    }
    if (!isThere) await stopWatching(folder);
    return isThere;
  }

  async function stopWatching(folder: FollowedFolder): Promise<void> {
    await folder.watcher?.close();
    folder.watcher = null;
  }

  async function stateOf(folderId: FolderId, { path, watcher }: FollowedFolder): Promise<FolderState> {
    const presence = await folderPresence(path);
    if (presence === 'missing') return 'missing';
    // While it is watched, its files are compared when some of them go.
    if (presence === 'with-files' && watcher) return 'there';
    const papers = await useCases.followFolder.papersFrom({ folderId, root: path });
    if (papers.length === 0) return 'there';
    if (presence === 'empty') return 'emptied';
    return (await hasAnyFile(path, papers)) ? 'there' : 'replaced';
  }

  function foldersThatAre(state: FolderState): FolderId[] {
    return [...followed].flatMap(([folderId, folder]) => (folder.state === state ? [folderId] : []));
  }

  async function catchUp(folderId: FolderId, present: string[]): Promise<void> {
    const folder = followed.get(folderId);
    if (!folder || !(await look(folderId))) return;
    const removed = await useCases.followFolder.missing({ folderId, root: folder.path, present });
    const appeared: string[] = [];
    for (const path of present) if (await isNew(path)) appeared.push(path);
    await apply(folderId, removed, appeared);
  }

  /** Whether a file is not in the library, or changed while nobody was watching. */
  async function isNew(path: string): Promise<boolean> {
    const known = await useCases.sources.findByOriginPath(path);
    if (!known) return true;
    const changedAt = (await stat(path).catch(() => null))?.mtimeMs ?? 0;
    if (changedAt <= Date.parse(known.addedAt)) return false;
    const sha256 = await hashFile(path);
    return sha256 !== null && sha256 !== known.sha256;
  }

  async function applyEvents(folderId: FolderId, events: FolderEvent[]): Promise<void> {
    if (!(await look(folderId))) return;
    const last = new Map(events.map((event) => [event.path, event.kind]));
    const paths = (isGone: boolean) =>
      [...last].filter(([, kind]) => (kind === 'removed') === isGone).map(([path]) => path);
    if (paths(true).length > 0 && (await isReplaced(folderId))) return;
    await apply(folderId, paths(true), paths(false));
  }

  /** Whether a folder that was watched until now is another one; it is let go of, as when it is not there. */
  async function isReplaced(folderId: FolderId): Promise<boolean> {
    const folder = followed.get(folderId);
    if (!folder) return false;
    const papers = await useCases.followFolder.papersFrom({ folderId, root: folder.path });
    if (papers.length === 0 || (await hasAnyFile(folder.path, papers))) return false;
    await stopWatching(folder);
    await look(folderId);
    return true;
  }

  async function apply(folderId: FolderId, removed: string[], appearedPaths: string[]): Promise<void> {
    const files: AppearedFile[] = [];
    // One at a time: a folder of thousands would run out of open files.
    for (const path of appearedPaths) {
      const sha256 = await hashFile(path);
      if (sha256 !== null) files.push({ path, name: basename(path), sha256 });
    }
    const task: TaskContext = { signal: new AbortController().signal, report: () => undefined, actor: context.actor() };
    const { newPaths } = await useCases.followFolder.apply({ removed, appeared: files }, task);
    if (newPaths.length > 0) await jobs.start('ingest-paths', { paths: newPaths, folderId }, context.actor());
  }

  return {
    async watch(path, task) {
      const whole = resolve(path);
      if ((await folderPresence(whole)) === 'missing') throw new AppError('PATH_NOT_FOUND', { name: basename(whole) });
      const known = (await useCases.sources.listFolders()).find((folder) => folder.watchedPath === whole);
      const folderId = known?.id ?? (await create(whole, task));
      await follow(folderId, whole);
      return { folderId };
    },
    async unwatch(folderId) {
      await followed.get(folderId)?.watcher?.close();
      followed.delete(folderId);
      await useCases.organize.unwatchFolder({ folderId });
    },
    missing: () => foldersThatAre('missing'),
    emptied: () => foldersThatAre('emptied'),
    replaced: () => foldersThatAre('replaced'),
    async followReplacement(folderId, task) {
      const folder = followed.get(folderId);
      if (folder?.state !== 'replaced') return;
      await useCases.followFolder.release({ folderId, root: folder.path }, task);
      await look(folderId);
    },
    async followAll() {
      for (const folder of await useCases.sources.listFolders()) {
        if (folder.watchedPath !== null) await follow(folder.id, folder.watchedPath);
      }
    },
    async close() {
      clearInterval(looking);
      await queue;
      await Promise.all([...followed.values()].map(({ watcher }) => watcher?.close()));
      await queue;
    },
  };

  async function create(path: string, task: TaskContext): Promise<FolderId> {
    const { folderId } = await useCases.organize.createFolder(
      { name: basename(path), parentId: null, watchedPath: path },
      task,
    );
    return folderId;
  }
}
