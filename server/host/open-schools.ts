import { AppError } from '../../src-shared/domain/errors.ts';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createSchoolFiles } from '../adapters/blobs/school-files.ts';
import { createSchoolHost, type SchoolHost, type SchoolHostParts } from './create-school-host.ts';
import type { SchoolLibraries } from './school-libraries.ts';

/** How many schools are open at once, and how long one stays so that nobody asks anything. */
const mostOpen = 60;
const idleMs = 10 * 60_000;
/** How often it is looked which are idle, and which have something to send. */
const lookEveryMs = 1_000;
const retryAfterSeconds = 30;

/** A school's library and its files, for as long as some work takes. */
export type SchoolLibrary = { storage: LibraryStorage; files: FileStorage; host: SchoolHost | null };

/** The schools whose libraries somebody is at. */
export type OpenSchools = {
  /** Opens a school where it is not, and keeps it open until `leave`. Throws `SERVER_BUSY`. */
  enter(id: string): Promise<{ host: SchoolHost; leave: () => void }>;
  /** Works in a school's library, by its open host where it has one. */
  within<Result>(id: string, work: (library: SchoolLibrary) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

type Parts = Pick<SchoolHostParts, 'reader' | 'version' | 'logError'> & {
  libraries: SchoolLibraries;
  blobs: BlobStore;
  clock: Clock;
  temporaryFolder: string;
  /** Told of a school whose library has something that its log has not. */
  onWaiting: (id: string) => void;
};

type Opened = { storage: LibraryStorage; files: FileStorage; host: SchoolHost };
type Place = { opened: Promise<Opened>; users: number; lastUsedMs: number };

/** Opens schools as they are asked for, so many at once, and closes them once nobody is at them any more. */
export function createOpenSchools(parts: Parts): OpenSchools {
  const { libraries, blobs, clock, temporaryFolder, logError, onWaiting } = parts;
  const places = new Map<string, Place>();
  const closing = new Map<string, Promise<void>>();
  let looking = Promise.resolve();
  let isLooking = false;

  const filesOf = (schoolId: string) => createSchoolFiles({ blobs, schoolId, temporaryFolder });

  async function open(id: string): Promise<Opened> {
    await closing.get(id);
    const storage = await libraries.open(id, clock);
    const files = filesOf(id);
    try {
      return { storage, files, host: await createSchoolHost({ ...parts, storage, files }) };
    } catch (thrown) {
      await storage.close();
      throw thrown;
    }
  }

  function takePlace(id: string): Place {
    const place = { opened: open(id), users: 0, lastUsedMs: clock.now() };
    places.set(id, place);
    place.opened.catch(() => void (places.get(id) === place && places.delete(id)));
    return place;
  }

  async function use(place: Place): Promise<{ opened: Opened; leave: () => void }> {
    place.users += 1;
    let hasLeft = false;
    const leave = () => {
      if (hasLeft) return;
      hasLeft = true;
      place.users -= 1;
      place.lastUsedMs = clock.now();
    };
    try {
      return { opened: await place.opened, leave };
    } catch (thrown) {
      leave();
      throw thrown;
    }
  }

  /** Those that can be closed, the longest unused first. */
  async function idle(): Promise<string[]> {
    const free: [string, Place][] = [];
    for (const [id, place] of places) {
      if (place.users === 0 && !(await place.opened).host.isBusy()) free.push([id, place]);
    }
    return free.sort(([, left], [, right]) => left.lastUsedMs - right.lastUsedMs).map(([id]) => id);
  }

  async function shut(id: string): Promise<void> {
    const place = places.get(id);
    if (place === undefined) return;
    places.delete(id);
    const closed = place.opened.then(async ({ host, storage }) => {
      await host.close();
      const { outbox } = await storage.syncOverview.waiting();
      await storage.close();
      if (outbox > 0) onWaiting(id);
    });
    closing.set(id, closed);
    await closed.finally(() => closing.delete(id));
  }

  /** Asked where nothing changes any more before it is shut: somebody may have come meanwhile. */
  function isUnusedSince(id: string, sinceMs: number): boolean {
    const place = places.get(id);
    return place !== undefined && place.users === 0 && place.lastUsedMs <= sinceMs;
  }

  async function makeRoom(): Promise<void> {
    for (const id of await idle()) if (isUnusedSince(id, Number.POSITIVE_INFINITY)) return shut(id);
    throw new AppError('SERVER_BUSY', { retryAfterSeconds });
  }

  async function look(): Promise<void> {
    for (const [id, place] of places) {
      const { storage } = await place.opened;
      if ((await storage.syncOverview.waiting()).outbox > 0) onWaiting(id);
    }
    const nowMs = clock.now();
    for (const id of await idle()) if (isUnusedSince(id, nowMs - idleMs)) await shut(id);
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = look()
      .catch((thrown: unknown) => void logError(thrown))
      .finally(() => {
        isLooking = false;
      });
  }, lookEveryMs);
  timer.unref();

  return {
    async enter(id) {
      if (!places.has(id) && places.size >= mostOpen) await makeRoom();
      const { opened, leave } = await use(places.get(id) ?? takePlace(id));
      return { host: opened.host, leave };
    },
    async within(id, work) {
      const place = places.get(id);
      if (place !== undefined) {
        const { opened, leave } = await use(place);
        return work(opened).finally(leave);
      }
      await closing.get(id);
      const storage = await libraries.open(id, clock);
      return work({ storage, files: filesOf(id), host: null }).finally(() => storage.close());
    },
    async close() {
      clearInterval(timer);
      await looking;
      for (const id of [...places.keys()]) await shut(id);
    },
  };
}
