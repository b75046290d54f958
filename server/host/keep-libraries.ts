import { createProcessDocumentReader } from '../../src-main/adapters/document-reader/process-document-reader.ts';
import { createLogFollower } from '../../src-shared/use-cases/district/follow-logs.ts';
import { createRemoveForgotten } from '../../src-shared/use-cases/remove-forgotten.ts';
import type { DistrictHost } from './create-district-host.ts';
import type { SchoolHost } from './create-school-host.ts';
import { createOpenSchools, type SchoolLibrary } from './open-schools.ts';
import { programVersion } from './program-version.ts';
import { readerEntries } from './school-ports.ts';
import { vectorsOf } from './school-vectors.ts';

/** What another server on the same database took is looked for so often. */
const hourMs = 60 * 60_000;

/** How many papers are read at once, of all schools. */
const readers = 2;

/** The libraries of the schools, kept where their logs are. */
export type KeptLibraries = {
  /** A school's library with all that may be asked of it, which is open until `leave`. Throws `SERVER_BUSY`. */
  enter(id: string): Promise<{ host: SchoolHost; leave: () => void }>;
  /** Resolves once all that was written until now is in the libraries, or failed to be. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

type Keeping = Pick<
  DistrictHost,
  | 'log'
  | 'onWritten'
  | 'openLibraries'
  | 'registry'
  | 'clock'
  | 'logError'
  | 'blobs'
  | 'uploadsFolder'
  | 'noticeView'
  | 'paperSecrets'
  | 'models'
  | 'printing'
  | 'vectors'
>;

/**
 * Brings every school's library and its log to the same, one school at a time: all of them now and each hour, and one
 * whenever either was written.
 */
export async function keepLibraries(
  host: Keeping,
  { lookAtMeaningsEveryMs = 30_000 }: { lookAtMeaningsEveryMs?: number } = {},
): Promise<KeptLibraries> {
  const { log, registry, clock, logError, blobs, uploadsFolder, noticeView, models, printing, paperSecrets, vectors } =
    host;
  const libraries = await host.openLibraries();
  const follow = createLogFollower({ log, clock, blobs });
  const { readerEntry, networkGuardEntry } = readerEntries;
  const reader = createProcessDocumentReader({ workers: readers, workerEntry: readerEntry, networkGuardEntry });
  const ending = new AbortController();
  const waiting = new Set<string>();
  /** Of how many operations each school's library was when it was last looked what it lets the district see. */
  const noticed = new Map<string, number>();
  let work = Promise.resolve();

  function afterwards(step: () => Promise<void>): void {
    work = work.then(step).catch((error) => void logError(error));
  }

  async function followSchool(id: string): Promise<void> {
    waiting.delete(id);
    if (ending.signal.aborted) return;
    await schools.within(id, async (library) => {
      const { syncOverview, sync } = library.storage;
      const before = await syncOverview.operations();
      await follow(sync, id, ending.signal);
      const operations = await syncOverview.operations();
      try {
        await noticeOnce(library, { id, operations });
        await removeForgotten(library, id);
      } finally {
        if (operations !== before) await library.host?.received();
      }
    });
  }

  /** Before anything that another machine may be needed for: what a school stops showing is not shown any longer. */
  async function noticeOnce({ storage }: SchoolLibrary, { id, operations }: { id: string; operations: number }) {
    if (operations === noticed.get(id)) return;
    await noticeView(storage, id);
    noticed.set(id, operations);
  }

  function enqueue(id: string): void {
    if (waiting.has(id)) return;
    waiting.add(id);
    afterwards(() => followSchool(id));
  }

  function enqueueAll(): void {
    afterwards(async () => {
      for (const { id } of await registry.schools()) enqueue(id);
    });
  }

  /** Takes from the disk, and out of the vectors, what the school has forgotten; what was out of reach is tried again. */
  async function removeForgotten({ storage, files }: SchoolLibrary, id: string): Promise<void> {
    const index = vectors.used.of(id);
    const held = await vectorsOf({ settings: storage.settings, index });
    await createRemoveForgotten({ ...storage, files, vectors: held })();
  }

  const temporaryFolder = uploadsFolder;
  const version = programVersion();
  const shared = {
    libraries,
    blobs,
    reader,
    models,
    printing,
    vectors,
    clock,
    logError,
    version,
    paperSecrets,
    temporaryFolder,
  };
  const schools = createOpenSchools({ ...shared, lookAtMeaningsEveryMs, onWaiting: enqueue });

  async function settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== work; ) {
      seen = work;
      await seen;
    }
  }

  const timer = setInterval(enqueueAll, hourMs);
  timer.unref();
  host.onWritten((name) => (name === 'district' ? enqueueAll() : enqueue(name.slice('school:'.length))));
  enqueueAll();
  return {
    enter: schools.enter,
    settled,
    async close() {
      clearInterval(timer);
      await schools.close();
      ending.abort();
      await settled();
      await reader.close();
    },
  };
}
