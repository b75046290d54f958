import { AppError } from '../../src-shared/domain/errors.ts';
import type { BlobStore } from '../../src-shared/ports/blob-store.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { SecretBox } from '../../src-shared/ports/secret-box.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createSchoolFiles } from '../adapters/blobs/school-files.ts';
import { createSchoolHost, type SchoolHost, type SchoolHostParts } from './create-school-host.ts';
import { lookEvery } from './look-every.ts';
import type { SchoolLibraries } from './school-libraries.ts';
import { withSealedPasswords } from './sealed-passwords.ts';
import type { VectorStores } from './vector-stores.ts';

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

type Parts = Pick<
  SchoolHostParts,
  'reader' | 'models' | 'printing' | 'version' | 'logError' | 'lookAtMeaningsEveryMs'
> & {
  paperSecrets: SecretBox;
  libraries: SchoolLibraries;
  vectors: VectorStores;
  blobs: BlobStore;
  clock: Clock;
  temporaryFolder: string;
  /** Told of a school whose library has something that its log has not. */
  onWaiting: (id: string) => void;
};

type Opened = { storage: LibraryStorage; files: FileStorage; host: SchoolHost };
type Place = {
  opening: Promise<Opened>;
  /** Null while it is being opened. */
  opened: Opened | null;
  users: number;
  lastUsedMs: number;
};

/** Opens schools as they are asked for, so many at once, and closes them once nobody is at them any more. */
export function createOpenSchools(parts: Parts): OpenSchools {
  const { libraries, blobs, vectors, clock, paperSecrets, temporaryFolder, logError, onWaiting } = parts;
  const places = new Map<string, Place>();
  const closing = new Map<string, Promise<void>>();

  const filesOf = (schoolId: string) => createSchoolFiles({ blobs, schoolId, temporaryFolder });

  async function open(id: string): Promise<Opened> {
    await closing.get(id);
    const storage = withSealedPasswords(await libraries.open(id, clock), paperSecrets, id);
    const files = filesOf(id);
    try {
      const own = { schoolId: id, storage, files, vectors: vectors.used.of(id) };
      return { storage, files, host: await createSchoolHost({ ...parts, ...own }) };
    } catch (thrown) {
      await storage.close();
      throw thrown;
    }
  }

  function takePlace(id: string): Place {
    const place: Place = { opening: open(id), opened: null, users: 0, lastUsedMs: clock.now() };
    places.set(id, place);
    place.opening.then(
      (opened) => {
        place.opened = opened;
      },
      () => places.delete(id),
    );
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
      return { opened: await place.opening, leave };
    } catch (thrown) {
      leave();
      throw thrown;
    }
  }

  async function shut(id: string, { opening }: Place): Promise<void> {
    places.delete(id);
    const closed = opening.then((opened) => close(id, opened)).catch((thrown: unknown) => void logError(thrown));
    closing.set(id, closed);
    await closed;
    closing.delete(id);
  }

  async function close(id: string, { host, storage }: Opened): Promise<void> {
    try {
      await host.close();
      await tellOfWaiting(id, storage);
    } finally {
      await storage.close();
    }
  }

  async function tellOfWaiting(id: string, { syncOverview }: LibraryStorage): Promise<void> {
    if ((await syncOverview.waiting()).outbox > 0) onWaiting(id);
  }

  /** Shuts the one that nobody has been at for longest. */
  async function makeRoom(): Promise<void> {
    // What is indexed goes on whenever the school is open again, and nobody waits for it.
    const [longest] = [...places]
      .filter(([, place]) => isIdle(place, ['none', 'meanings']))
      .sort(([, one], [, other]) => one.lastUsedMs - other.lastUsedMs);
    if (longest === undefined) throw new AppError('SERVER_BUSY', { retryAfterSeconds });
    await shut(...longest);
  }

  async function look(): Promise<void> {
    for (const [id, place] of places) {
      if (place.opened === null) continue;
      // Nobody closes it meanwhile.
      place.users += 1;
      await tellOfWaiting(id, place.opened.storage).finally(() => {
        place.users -= 1;
      });
      if (isIdle(place, ['none']) && place.lastUsedMs <= clock.now() - idleMs) await shut(id, place);
    }
  }

  const looking = lookEvery(lookEveryMs, look, logError);

  return {
    async enter(id) {
      while (!places.has(id) && places.size >= mostOpen) await makeRoom();
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
      await looking.close();
      for (const each of [...places]) await shut(...each);
    },
  };
}

/** Whether it is open, and nobody is at it nor anything under way that may not be stopped. */
function isIdle({ opened, users }: Place, mayStop: readonly ReturnType<SchoolHost['work']>[]): boolean {
  return opened !== null && users === 0 && mayStop.includes(opened.host.work());
}
