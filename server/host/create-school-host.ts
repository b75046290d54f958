import { keepMeanings } from '../../src-main/host/keep-meanings.ts';
import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { galleryEntrySchema } from '../../src-shared/contract/planillas-contract.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { type LibrarySettings, librarySettingsSchema } from '../../src-shared/domain/library-settings.ts';
import { createJobRunner, type JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import { planillaGallery } from '../../src-shared/planillas/gallery/index.ts';
import type { ChangeLog } from '../../src-shared/ports/change-log.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { type AmanuenseRouter, createRouter } from '../../src-shared/rpc/create-router.ts';
import type { RpcServices } from '../../src-shared/rpc/rpc-services.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createUseCases, type Ports, type UseCases } from '../../src-shared/use-cases/index.ts';
import { createJobHandlers } from '../../src-shared/use-cases/job-handlers.ts';
import { isOfSchool } from '../../src-shared/use-cases/library-settings.ts';
import { createExchangeReadings } from '../../src-shared/use-cases/synchronize/exchange-readings.ts';
import { createReadFetched } from '../../src-shared/use-cases/synchronize/read-fetched.ts';
import { keepRead } from './keep-read.ts';
import { createSchoolPorts, onAPc } from './school-ports.ts';
import type { SchoolPrinting } from './school-printing.ts';
import { openVectors } from './school-vectors.ts';
import type { ServerModels } from './server-models.ts';

/** A school's library on the server, open, with everything that may be asked of it. */
export type SchoolHost = {
  readonly router: AmanuenseRouter;
  readonly findSound: UseCases['showSource']['sound'];
  /** Whether long work is under way. Comparing papers by their meaning goes on whenever the school is open again. */
  work(): 'asked for' | 'meanings' | 'none';
  /** Others of the school wrote: pages that are open hear of it. */
  received(): Promise<void>;
  /** Stops what runs, which goes on when it is opened again. */
  close(): Promise<void>;
};

export type SchoolHostParts = {
  /** In which nothing is written unsealed that somebody types to open a paper. */
  storage: LibraryStorage;
  files: FileStorage;
  schoolId: string;
  /** Of the school alone. */
  vectors: VectorIndex;
  /** Shared by all schools. */
  reader: DocumentReader;
  models: ServerModels;
  printing: SchoolPrinting | null;
  lookAtMeaningsEveryMs: number;
  clock: Clock;
  version: string;
  logError: (thrown: unknown) => string;
};

/** What every school in a browser can do and cannot. */
const capabilities: Omit<HostCapabilities, 'printsPdf'> = {
  nativeFilePicker: false,
  localPaths: false,
  worksOffline: false,
  revealFile: false,
  keepsAwake: false,
  libraryIsHere: false,
  keepsModels: false,
  decidesForSchool: true,
  recordsSound: true,
};

/** Wires everything to a school's library, which stays whose it is: it is not closed with its host. */
export async function createSchoolHost(parts: SchoolHostParts): Promise<SchoolHost> {
  const { storage, schoolId, models, clock, logError } = parts;
  const link = { received: 0 };
  const tell = () => {
    link.received += 1;
  };
  const told = { ...storage, changeLog: tellingChanges(storage.changeLog, tell) };
  const { settings } = storage;
  const { writing, searching } = models.names;
  const vectors = await openVectors({ settings, index: parts.vectors, model: searching, logError });
  const printer = parts.printing?.of(schoolId) ?? null;
  const ports = createSchoolPorts({ ...parts, storage: told, vectors, models: models.of(schoolId), printer });
  const readFetched = createReadFetched(ports);
  const useCases = ofServer(createUseCases(ports), { ports, link, readFetched });
  // Who opens it in a browser has nothing to set up.
  await settings.setLocal('firstRunDone' satisfies keyof LibrarySettings, true);
  await settings.setLocal('languageModel' satisfies keyof LibrarySettings, writing);
  await useCases.settings.read();
  const jobs = createJobRunner({
    jobs: storage.jobs,
    handlers: createJobHandlers(useCases, { backup: onAPc }),
    clock,
    nightHours: useCases.settings.latest,
    logError,
  });
  await jobs.removeOld();
  await jobs.resume();
  const readings = createExchangeReadings(ports, useCases.transcriptTexts.show);
  const reading = keepRead({ ...ports, readFetched, readings, tell, logError });
  const context = { actor: () => ({ name: ports.thisPc.name }), logError };
  const meanings =
    searching === null ? null : keepMeanings({ useCases, jobs, context, everyMs: parts.lookAtMeaningsEveryMs });
  return {
    router: createRouter(servicesOf({ useCases, jobs, version: parts.version, printsPdf: printer !== null })),
    findSound: useCases.showSource.sound,
    work: () => (jobs.activeCount('meanings') > 0 ? 'asked for' : jobs.activeCount() > 0 ? 'meanings' : 'none'),
    async received() {
      await useCases.settings.read();
      tell();
      reading.look();
    },
    async close() {
      await meanings?.close();
      await reading.close();
      await jobs.close();
    },
  };
}

/** What somebody changes in a browser is news to the others of the school who are at one. */
function tellingChanges(changeLog: ChangeLog, tell: () => void): ChangeLog {
  const telling = async <Result>(work: Promise<Result | null>): Promise<Result | null> => {
    const result = await work;
    if (result !== null) tell();
    return result;
  };
  return {
    ...changeLog,
    commit: (changes, options) => telling(changeLog.commit(changes, options)),
    undo: (actor) => telling(changeLog.undo(actor)),
    redo: (actor) => telling(changeLog.redo(actor)),
  };
}

type Own = { ports: Ports; link: { received: number }; readFetched: ReturnType<typeof createReadFetched> };

/** What differs where the library is the server's own: it has no settings of a PC and is always in step. */
function ofServer(useCases: UseCases, { ports, link, readFetched }: Own): UseCases {
  const { settings, district, synchronizeFiles } = useCases;
  return {
    ...useCases,
    settings: {
      ...settings,
      async update(input, context) {
        const asked = librarySettingsSchema.keyof().options.filter((key) => input[key] !== undefined);
        if (!asked.every(isOfSchool)) throw new AppError('ONLY_ON_PC');
        return settings.update(input, context);
      },
    },
    synchronizeFiles: {
      ...synchronizeFiles,
      async fetchNow({ id, sha256, name }, { signal }) {
        if (!(await ports.files.has(sha256))) throw new AppError('FILE_NOT_ARRIVED', { name });
        await readFetched(id, signal);
      },
    },
    district: {
      ...district,
      news: async () => ({ received: link.received, tries: 0, inStep: null }),
      status: async () => ({
        ...(await district.status()),
        received: link.received,
        conflicts: await ports.syncOverview.conflicts(),
      }),
    },
  };
}

type Serving = { useCases: UseCases; jobs: JobRunner; version: string; printsPdf: boolean };

function servicesOf({ useCases, jobs, version, printsPdf }: Serving): RpcServices {
  return {
    useCases,
    jobs,
    capabilities: { ...capabilities, printsPdf },
    system: {
      describe: async () => ({
        version,
        freeBytes: null,
        libraryFolder: null,
        encrypted: false,
        activeJobs: jobs.activeCount(),
      }),
      examine: onAPc,
      recoveryKey: onAPc,
      choosePaths: onAPc,
      revealFile: onAPc,
    },
    watcher: {
      watch: onAPc,
      unwatch: onAPc,
      missing: () => [],
      emptied: () => [],
      replaced: () => [],
      followReplacement: onAPc,
    },
    gallery: planillaGallery.map((entry) => galleryEntrySchema.parse(entry)),
    libraryFolder: '',
    sampleSchool: onAPc,
  };
}
