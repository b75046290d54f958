import { basename } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isSystemName } from '../files/disk-folder-walker.ts';

export type FolderEvent = { kind: 'added' | 'changed' | 'removed'; path: string };

export type FolderWatcher = { close(): Promise<void> };

/** How long a batch of changes is gathered: a rename is a removal and an addition. */
const settleMs = 1_500;

/**
 * Follows a folder of this PC with everything inside it. Changes come in batches, once files have stopped growing;
 * `ready` is called with every file that is there at the start.
 */
export function createFolderWatcher(
  folder: string,
  listener: {
    ready: (paths: string[]) => void;
    changed: (events: FolderEvent[]) => void;
    failed: (error: unknown) => void;
  },
): FolderWatcher {
  const present: string[] = [];
  let isReady = false;
  let batch: FolderEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    const events = batch;
    batch = [];
    listener.changed(events);
  };
  const note = (kind: FolderEvent['kind']) => (path: string) => {
    if (!isReady) {
      if (kind === 'added') present.push(path);
      return;
    }
    batch.push({ kind, path });
    clearTimeout(timer);
    timer = setTimeout(flush, settleMs);
  };
  const watcher: FSWatcher = watch(folder, {
    ignored: (path) => path !== folder && isSystemName(basename(path)),
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: 800, pollInterval: 200 },
  });
  watcher.on('add', note('added'));
  watcher.on('change', note('changed'));
  watcher.on('unlink', note('removed'));
  watcher.on('error', listener.failed);
  watcher.on('ready', () => {
    isReady = true;
    listener.ready(present.sort());
  });
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
