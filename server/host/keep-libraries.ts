import { createProcessDocumentReader } from '../../src-main/adapters/document-reader/process-document-reader.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import { createLogFollower } from '../../src-shared/use-cases/district/follow-logs.ts';
import { createOrganizeSources } from '../../src-shared/use-cases/organize-sources.ts';
import type { DistrictHost } from './create-district-host.ts';
import type { SchoolHost } from './create-school-host.ts';
import { createOpenSchools, type SchoolLibrary } from './open-schools.ts';
import { programVersion } from './program-version.ts';
import { noVectors, readerEntries } from './school-ports.ts';

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
  'log' | 'onWritten' | 'openLibraries' | 'registry' | 'clock' | 'logError' | 'blobs' | 'uploadsFolder' | 'noticeView'
>;

/**
 * Brings every school's library and its log to the same, one school at a time: all of them now and each hour, and one
 * whenever either was written.
 */
export async function keepLibraries(host: Keeping): Promise<KeptLibraries> {
  const { log, registry, clock, logError, blobs, uploadsFolder, noticeView } = host;
  const libraries = await host.openLibraries();
  const follow = createLogFollower({ log, clock, blobs });
  const { readerEntry, networkGuardEntry } = readerEntries;
  const reader = createProcessDocumentReader({ workers: readers, workerEntry: readerEntry, networkGuardEntry });
  const ending = new AbortController();
  const waiting = new Set<string>();
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
      if ((await syncOverview.operations()) !== before) {
        await removeForgotten(library, clock);
        await library.host?.received();
      }
      await noticeView(library.storage, id);
    });
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

  const version = programVersion();
  const parts = { libraries, blobs, reader, clock, logError, version, temporaryFolder: uploadsFolder };
  const schools = createOpenSchools({ ...parts, onWaiting: enqueue });

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
      await libraries.close();
    },
  };
}

/** Takes from the disk what the school has forgotten. */
async function removeForgotten({ storage, files }: SchoolLibrary, clock: Clock): Promise<void> {
  await createOrganizeSources({ ...storage, files, clock, vectors: noVectors }).removeForgotten();
}
