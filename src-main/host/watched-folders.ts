import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
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
import type { createFolderWatcher, FolderEvent, FolderWatcher } from '../adapters/watcher/folder-watcher.ts';

type Parts = { useCases: UseCases; jobs: JobRunner; watch: typeof createFolderWatcher; context: RpcContext };

/** The folders of this PC that the library follows, from when they are named until they are let go. */
export function createWatchedFolders({ useCases, jobs, watch, context }: Parts): WatchedFolders & {
  /** Takes up every folder that the library says it follows. */
  followAll(): Promise<void>;
  close(): Promise<void>;
} {
  const watchers = new Map<FolderId, FolderWatcher>();
  // One change after another: a rename seen in two batches must find the first one applied.
  let queue: Promise<void> = Promise.resolve();

  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch((error: unknown) => void context.logError(error));
  };

  function follow(folderId: FolderId, path: string): void {
    if (watchers.has(folderId)) return;
    const watcher = watch(path, {
      ready: (present) => enqueue(() => catchUp(folderId, present)),
      changed: (events) => enqueue(() => applyEvents(folderId, events)),
      failed: (error) => void context.logError(error),
    });
    watchers.set(folderId, watcher);
  }

  async function catchUp(folderId: FolderId, present: string[]): Promise<void> {
    const removed = await useCases.followFolder.missing({ folderId, present });
    const appeared: string[] = [];
    for (const path of present) if (!(await useCases.sources.findByOriginPath(path))) appeared.push(path);
    await apply(folderId, removed, appeared);
  }

  async function applyEvents(folderId: FolderId, events: FolderEvent[]): Promise<void> {
    const last = new Map(events.map((event) => [event.path, event.kind]));
    const paths = (isGone: boolean) =>
      [...last].filter(([, kind]) => (kind === 'removed') === isGone).map(([path]) => path);
    await apply(folderId, paths(true), paths(false));
  }

  async function apply(folderId: FolderId, removed: string[], appearedPaths: string[]): Promise<void> {
    const appeared = await Promise.all(appearedPaths.map(describeFile));
    const files = appeared.filter((file) => file !== null);
    const task: TaskContext = { signal: new AbortController().signal, report: () => undefined, actor: context.actor() };
    const { newPaths } = await useCases.followFolder.apply({ removed, appeared: files }, task);
    if (newPaths.length > 0) await jobs.start('ingest-paths', { paths: newPaths, folderId }, context.actor());
  }

  return {
    async watch(path, task) {
      const whole = resolve(path);
      const isFolder = await stat(whole).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (!isFolder) throw new AppError('PATH_NOT_FOUND', { name: basename(whole) });
      const known = (await useCases.sources.listFolders()).find((folder) => folder.watchedPath === whole);
      const folderId = known?.id ?? (await create(whole, task));
      follow(folderId, whole);
      return { folderId };
    },
    async unwatch(folderId, task) {
      await watchers.get(folderId)?.close();
      watchers.delete(folderId);
      await useCases.organize.unwatchFolder({ folderId }, task);
    },
    async followAll() {
      for (const folder of await useCases.sources.listFolders()) {
        if (folder.watchedPath !== null) follow(folder.id, folder.watchedPath);
      }
    },
    async close() {
      await Promise.all([...watchers.values()].map((watcher) => watcher.close()));
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

async function describeFile(path: string): Promise<AppearedFile | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch {
    // Gone again before it could be read: its removal comes as an event of its own.
    return null;
  }
  return { path, name: basename(path), sha256: hash.digest('hex') };
}
