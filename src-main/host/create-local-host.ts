import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { galleryEntrySchema } from '../../src-shared/contract/planillas-contract.ts';
import { AppError, toAppError } from '../../src-shared/domain/errors.ts';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import { createJobRunner, type JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import { planillaWriters } from '../../src-shared/planillas/exports/index.ts';
import { planillaGallery } from '../../src-shared/planillas/gallery/index.ts';
import { createRuleFieldReader } from '../../src-shared/planillas/rules/create-rule-field-reader.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { ConversationExporter } from '../../src-shared/ports/conversation-exporter.ts';
import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { LibraryBackup } from '../../src-shared/ports/library-backup.ts';
import type { SqlConnection } from '../../src-shared/ports/sql-connection.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import { type AmanuenseRouter, createRouter } from '../../src-shared/rpc/create-router.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import { createLibraryStorage, type LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createUseCases, type Ports, type UseCases } from '../../src-shared/use-cases/index.ts';
import { createJobHandlers } from '../../src-shared/use-cases/job-handlers.ts';
import { createLibrarySettings } from '../../src-shared/use-cases/library-settings.ts';
import { createDiskPlanillaExporter } from '../adapters/exceljs/disk-planilla-exporter.ts';
import { createBlobStorage } from '../adapters/files/blob-storage.ts';
import { createDiskFolderWalker } from '../adapters/files/disk-folder-walker.ts';
import { openLibraryDatabase } from '../adapters/sqlite/open-library-database.ts';
import { createVectorIndex } from '../adapters/vector-index/create-vector-index.ts';
import { createFolderWatcher } from '../adapters/watcher/folder-watcher.ts';
import { createReader } from './create-reader.ts';
import { createEmbedderSource } from './embedder-source.ts';
import { createErrorLog } from './error-log.ts';
import { createHostSystem, type NativeShell } from './host-system.ts';
import { keepMeanings } from './keep-meanings.ts';
import { createKeyFile } from './key-file.ts';
import type { KeyRing } from './key-ring.ts';
import { openWithKey } from './library-key.ts';
import type { LocalConfiguration } from './local-configuration.ts';
import { createModelServices, type ModelServices } from './model-services.ts';
import { createModelSource, startWhereChosen } from './model-source.ts';
import { loadSampleSchool } from './sample-school.ts';
import { keepTidy } from './tidy-library.ts';
import { createWatchedFolders } from './watched-folders.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

/** A library open on this PC, with everything that may be asked of it. */
export type LocalHost = {
  readonly router: AmanuenseRouter;
  readonly context: RpcContext;
  /** The contract in process, for the command line. */
  readonly client: AmanuenseClient;
  readonly useCases: UseCases;
  close(): Promise<void>;
};

/** What an entry adds to the host: its native dialogs, and where the library's key is kept. */
export type HostOptions = {
  shell?: NativeShell;
  /** Where this PC keeps its keys; the configuration's key file unless told. */
  keyRing?: KeyRing;
  /** A key that a person typed because this PC has none that opens the library. */
  recoveryKey?: string;
  /** Whether interrupted jobs go on by themselves; a one-shot command leaves them to the program. */
  resumeJobs?: boolean;
  /** Whether watched folders are followed. */
  followFolders?: boolean;
  /** How often it is looked whether followed folders are there; ten seconds unless told. */
  lookAtFoldersEveryMs?: number;
  /** What this PC has to run models with; looked at unless told. */
  examineForModels?: () => Promise<MachineResources>;
  /** How often old trash and old jobs are looked for, where jobs go on by themselves; an hour unless told. */
  tidyEveryMs?: number;
  /** How often papers without vectors are looked for, where jobs go on by themselves; half a minute unless told. */
  lookAtMeaningsEveryMs?: number;
};

const systemClock: Clock = { now: () => Date.now() };

/** Opens the library that `configuration` names and wires everything to it. Throws what opening a library throws. */
export async function createLocalHost(
  configuration: LocalConfiguration,
  options: HostOptions = {},
): Promise<LocalHost> {
  keepYoungGenerationSmall();
  const { libraryFolder } = configuration;
  await makeFolder(libraryFolder);
  const errorLog = createErrorLog(join(libraryFolder, 'logs'));
  const library = await openLibrary(configuration, options).catch((error: unknown) => {
    if (toAppError(error).code === 'INTERNAL') errorLog.write(error);
    throw error;
  });
  const reader = createReader(configuration, configuration.readersAtOnce);
  const models = createModelServices(configuration, options.examineForModels);
  const useCases = createUseCases(createPorts(library, reader, configuration, models));
  await useCases.settings.read();
  const context: RpcContext = {
    actor: () => ({ name: useCases.settings.latest().userName || 'Secretaría' }),
    logError: errorLog.write,
  };
  const handlers = createJobHandlers(useCases, createLazyBackup(library, configuration));
  const jobs = createJobRunner({ jobs: library.storage.jobs, handlers, clock: systemClock, logError: errorLog.write });
  const watcher = createWatchedFolders({
    useCases,
    jobs,
    watch: createFolderWatcher,
    context,
    lookEveryMs: options.lookAtFoldersEveryMs,
  });
  const { shell } = options;
  const { key, connection } = library;
  const router = createRouter({
    useCases,
    jobs,
    watcher,
    system: createHostSystem({ configuration, key, checkLibrary: connection.check, jobs, useCases, shell }),
    gallery: planillaGallery.map((entry) => galleryEntrySchema.parse(entry)),
    libraryFolder,
    sampleSchool: () => loadSampleSchool(configuration.resourcesFolder),
    capabilities: capabilitiesOf(configuration, shell),
  });
  const tidying = options.resumeJobs ? await resumeWork({ useCases, jobs, context }, options) : null;
  if (options.resumeJobs) void startWhereChosen(useCases.settings.latest(), models.modelProgram);
  if (options.followFolders) await watcher.followAll();
  return {
    router,
    context,
    client: createRouterClient(router, { context }),
    useCases,
    async close() {
      await watcher.close();
      await tidying?.close();
      await jobs.close();
      await models.modelProgram.stop();
      await reader.close();
      await library.vectors.close();
      await library.storage.close();
    },
  };
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    const isFull = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
    throw new AppError(isFull ? 'DISK_FULL' : 'OUTPUT_NOT_WRITABLE', { name: basename(path) }, { cause });
  });
}

/** Takes up what was interrupted, and keeps the library in order from now on. */
async function resumeWork(
  parts: { useCases: UseCases; jobs: JobRunner; context: RpcContext },
  { tidyEveryMs = 3_600_000, lookAtMeaningsEveryMs = 30_000 }: HostOptions,
) {
  await parts.jobs.resume();
  const tidying = await keepTidy({ ...parts, everyMs: tidyEveryMs });
  const meanings = keepMeanings({ ...parts, everyMs: lookAtMeaningsEveryMs });
  return {
    async close() {
      await meanings.close();
      await tidying.close();
    },
  };
}

type OpenLibrary = {
  storage: LibraryStorage;
  connection: SqlConnection;
  files: FileStorage;
  vectors: VectorIndex;
  key: Uint8Array | null;
};

async function openLibrary(configuration: LocalConfiguration, options: HostOptions): Promise<OpenLibrary> {
  const { libraryFolder } = configuration;
  const path = join(libraryFolder, 'library.db');
  const keyRing = options.keyRing ?? (configuration.keyFile === null ? null : createKeyFile(configuration.keyFile));
  const sources = { key: configuration.key, keyRing, recoveryKey: options.recoveryKey };
  const { connection, key } = await openWithKey(path, sources, (key) =>
    openLibraryDatabase({ path, key, clock: systemClock }),
  );
  const storage = await createLibraryStorage(connection, systemClock);
  const files = createBlobStorage({ folder: join(libraryFolder, 'blobs'), key });
  return {
    storage,
    connection,
    key,
    files,
    vectors: createVectorIndex({ path: join(libraryFolder, 'vectors.db'), key }),
  };
}

/** Loaded when a copy is made: no start needs the archive and the cipher of copies. */
function createLazyBackup({ connection, key }: OpenLibrary, { libraryFolder }: LocalConfiguration): LibraryBackup {
  return {
    async backup(path, task) {
      const { createLibraryBackup } = await import('../adapters/backup/create-library-backup.ts');
      return createLibraryBackup({ libraryFolder, connection, key }).backup(path, task);
    },
  };
}

/** Loaded when a conversation is written out: no start needs the writer of Word documents. */
const lazyConversationExporter: ConversationExporter = {
  async render(document) {
    const { renderConversation } = await import('../adapters/docx/render-conversation.ts');
    return renderConversation(document);
  },
};

function capabilitiesOf({ localPaths }: LocalConfiguration, shell: NativeShell | undefined): HostCapabilities {
  return { nativeFilePicker: shell !== undefined, localPaths, worksOffline: true, revealFile: shell !== undefined };
}

function createPorts(
  { storage, files, vectors }: OpenLibrary,
  reader: DocumentReader,
  { readersAtOnce }: LocalConfiguration,
  models: ModelServices,
): Ports {
  const { changeLog, conversations, people, planillas, prompts, search, settings, sources } = storage;
  const readSettings = createLibrarySettings({ settings, changeLog }).read;
  return {
    changeLog,
    conversations,
    people,
    planillas,
    search,
    settings,
    sources,
    clock: systemClock,
    conversationExporter: lazyConversationExporter,
    exporter: createDiskPlanillaExporter(planillaWriters),
    files,
    ...models,
    ...createModelSource(readSettings, models.modelProgram),
    findEmbedder: createEmbedderSource(readSettings),
    prompts,
    reader,
    readersAtOnce,
    rules: createRuleFieldReader(),
    vectors,
    walker: createDiskFolderWalker(),
  };
}
