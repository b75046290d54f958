import { basename, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { galleryEntrySchema } from '../../src-shared/contract/planillas-contract.ts';
import { toAppError } from '../../src-shared/domain/errors.ts';
import type { MachineResources } from '../../src-shared/domain/model-advice.ts';
import { createJobRunner, type JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import { planillaGallery } from '../../src-shared/planillas/gallery/index.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { DeviceKeyStore } from '../../src-shared/ports/device-key-store.ts';
import type { Wakefulness } from '../../src-shared/ports/wakefulness.ts';
import { type AmanuenseRouter, createRouter } from '../../src-shared/rpc/create-router.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import { createUseCases, type Ports, type UseCases } from '../../src-shared/use-cases/index.ts';
import { createJobHandlers } from '../../src-shared/use-cases/job-handlers.ts';
import { createLibrarySettings } from '../../src-shared/use-cases/library-settings.ts';
import { createFindTranscriptionServer } from '../../src-shared/use-cases/recordings/transcription-server.ts';
import { createChooseSpeechModel } from '../../src-shared/use-cases/speech-models/choose-speech-model.ts';
import { createFolderWatcher } from '../adapters/watcher/folder-watcher.ts';
import type { FindSound } from './answer-sound.ts';
import { createPorts } from './create-ports.ts';
import { createReader } from './create-reader.ts';
import { createDeviceKeyFiles } from './device-key-file.ts';
import { createDiarizerSource } from './diarizer-source.ts';
import { createDocumentPrinter, type DocumentPrinter } from './document-printer.ts';
import { createErrorLog } from './error-log.ts';
import { createHostSystem, type NativeShell } from './host-system.ts';
import { keepMeanings } from './keep-meanings.ts';
import { keepNight } from './keep-night.ts';
import { keepSynchronised } from './keep-synchronised.ts';
import { keepTranscriptTexts } from './keep-transcript-texts.ts';
import type { LocalConfiguration } from './local-configuration.ts';
import { createModelServices, type ModelServices } from './model-services.ts';
import { startWhereChosen } from './model-source.ts';
import {
  createLazyBackup,
  type LibraryKeys,
  makeLibraryFolder,
  type OpenLibrary,
  openLibrary,
} from './open-library.ts';
import { loadSampleSchool } from './sample-school.ts';
import { createSpeechModelServices, type SpeechModelOptions } from './speech-model-services.ts';
import { systemClock } from './system-clock.ts';
import { createThisPc } from './this-pc.ts';
import { keepTidy } from './tidy-library.ts';
import { createTranscriberSource } from './transcriber-source.ts';
import { createWatchedFolders } from './watched-folders.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

/** A library open on this PC, with everything that may be asked of it. */
export type LocalHost = {
  readonly router: AmanuenseRouter;
  readonly context: RpcContext;
  /** The contract in process, for the command line. */
  readonly client: AmanuenseClient;
  readonly useCases: UseCases;
  readonly findSound: FindSound;
  close(): Promise<void>;
};

/** What an entry adds to the host: its native dialogs, and where the library's key is kept. */
export type HostOptions = LibraryKeys & {
  shell?: NativeShell;
  /** Where this PC keeps what it signs with; the configuration's folder unless told. */
  deviceKeys?: DeviceKeyStore;
  /** What prints documents; a browser of this PC unless told. */
  printer?: DocumentPrinter;
  /** Whether the line is paid by what it carries; this PC's system is asked unless told. */
  isLineMetered?: () => Promise<boolean>;
  /** What keeps this PC from suspending; without it, nothing does. */
  wakefulness?: Wakefulness;
  /** Whether interrupted jobs go on by themselves; a one-shot command leaves them to the program. */
  resumeJobs?: boolean;
  /** Whether watched folders are followed. */
  followFolders?: boolean;
  /** How often it is looked whether followed folders are there; ten seconds unless told. */
  lookAtFoldersEveryMs?: number;
  /** What this PC has to run models with; looked at unless told. */
  examineForModels?: () => Promise<MachineResources>;
  /** The files that hear recordings, where they are not the usual ones. */
  speechModels?: SpeechModelOptions;
  /** What puts recordings into words; whisper.cpp as it was built for this PC, unless told. */
  findTranscriber?: Ports['findTranscriber'];
  /** What hears the doubtful again; the same with the model that was chosen for it, unless told. */
  findSecondTranscriber?: Ports['findSecondTranscriber'];
  /** What tells voices apart; sherpa-onnx with the files that were brought, unless told. */
  findDiarizer?: Ports['findDiarizer'];
  /** How often old trash and old jobs are looked for, where jobs go on by themselves; an hour unless told. */
  tidyEveryMs?: number;
  /** What time it is for jobs and for work put off to the night; this PC's clock unless told. */
  clock?: Clock;
  /** How often it is looked whether the night has begun or ended, where jobs go on by themselves; half a minute unless told. */
  lookAtNightEveryMs?: number;
  /** How often papers without vectors are looked for, where jobs go on by themselves; half a minute unless told. */
  lookAtMeaningsEveryMs?: number;
  /** How often it is looked whether it is time to synchronise, where jobs go on by themselves; half a second unless told. */
  lookAtDistrictEveryMs?: number;
};

/** A library's parts at work, before anybody may ask them anything. */
type Workings = {
  library: OpenLibrary;
  models: ModelServices;
  useCases: UseCases;
  jobs: JobRunner;
  context: RpcContext;
  close(): Promise<void>;
};

/** Opens the library that `configuration` names and wires everything to it. Throws what opening a library throws. */
export async function createLocalHost(
  configuration: LocalConfiguration,
  options: HostOptions = {},
): Promise<LocalHost> {
  keepYoungGenerationSmall();
  const workings = await startWorkings(configuration, options);
  const { useCases, jobs, context } = workings;
  const watcher = createWatchedFolders({
    useCases,
    jobs,
    watch: createFolderWatcher,
    context,
    lookEveryMs: options.lookAtFoldersEveryMs,
  });
  const router = createHostRouter(workings, { configuration, watcher, options });
  const keeping = options.resumeJobs ? await resumeWork(workings, configuration, options) : null;
  if (options.followFolders) await watcher.followAll();
  return {
    router,
    context,
    client: createRouterClient(router, { context }),
    useCases,
    findSound: useCases.showSource.sound,
    async close() {
      await watcher.close();
      await keeping?.close();
      await workings.close();
    },
  };
}

async function startWorkings(configuration: LocalConfiguration, options: HostOptions): Promise<Workings> {
  const { libraryFolder } = configuration;
  await makeLibraryFolder(libraryFolder);
  const errorLog = createErrorLog(join(libraryFolder, 'logs'));
  const library = await openLibrary(configuration, options).catch((error: unknown) => {
    if (toAppError(error).code === 'INTERNAL') errorLog.write(error);
    throw error;
  });
  const reader = createReader(configuration, configuration.readersAtOnce);
  const models = createModelServices(configuration, options.examineForModels);
  const speech = createSpeechModelServices(configuration, options.speechModels);
  const readSettings = createLibrarySettings(library.storage).read;
  const speechModelFiles = createChooseSpeechModel({ ...speech, settings: library.storage.settings }, readSettings);
  const findServer = createFindTranscriptionServer(library.storage.settings, readSettings);
  const transcribers = createTranscriberSource(configuration, { speechModelFiles, readSettings, findServer });
  const useCases = createUseCases(
    createPorts(library, reader, configuration, {
      ...models,
      ...speech,
      findTranscriber: options.findTranscriber ?? transcribers.findTranscriber,
      findSecondTranscriber: options.findSecondTranscriber ?? transcribers.findSecondTranscriber,
      findDiarizer: options.findDiarizer ?? createDiarizerSource(configuration, speechModelFiles),
      deviceKeys: options.deviceKeys ?? createDeviceKeyFiles(configuration.deviceKeysFolder),
      printer: printerOf(configuration, options),
      thisPc: createThisPc(libraryFolder, options.isLineMetered),
      needsSpeechModel: async () =>
        options.findTranscriber === undefined &&
        configuration.whisperModelFile === null &&
        (await findServer()) === null,
      imposedSpeechModel: configuration.whisperModelFile && basename(configuration.whisperModelFile),
    }),
  );
  await useCases.settings.read();
  const context: RpcContext = {
    actor: () => ({ name: useCases.settings.latest().userName || 'Secretaría' }),
    logError: errorLog.write,
  };
  const jobs = createJobRunner({
    jobs: library.storage.jobs,
    handlers: createJobHandlers(useCases, createLazyBackup(library, configuration)),
    clock: options.clock ?? systemClock,
    nightHours: useCases.settings.latest,
    logError: errorLog.write,
  });
  return {
    library,
    models,
    useCases,
    jobs,
    context,
    async close() {
      await jobs.close();
      await models.modelProgram.stop();
      await reader.close();
      await library.vectors.close();
      await library.storage.close();
    },
  };
}

type Doorway = {
  configuration: LocalConfiguration;
  watcher: ReturnType<typeof createWatchedFolders>;
  options: HostOptions;
};

function createHostRouter({ library, useCases, jobs }: Workings, { configuration, watcher, options }: Doorway) {
  const { key, connection } = library;
  const { shell } = options;
  return createRouter({
    useCases,
    jobs,
    watcher,
    system: createHostSystem({ configuration, key, checkLibrary: connection.check, jobs, useCases, shell }),
    gallery: planillaGallery.map((entry) => galleryEntrySchema.parse(entry)),
    libraryFolder: configuration.libraryFolder,
    sampleSchool: () => loadSampleSchool(configuration.resourcesFolder),
    capabilities: capabilitiesOf(configuration, options),
  });
}

/** Takes up what was interrupted, and keeps the library in order and the night's work to its hours from now on. */
async function resumeWork(
  { useCases, jobs, context, models }: Workings,
  { libraryFolder }: LocalConfiguration,
  {
    clock = systemClock,
    tidyEveryMs = 3_600_000,
    lookAtMeaningsEveryMs = 30_000,
    lookAtNightEveryMs = 30_000,
    lookAtDistrictEveryMs = 500,
    wakefulness,
  }: HostOptions,
) {
  const parts = { useCases, jobs, context };
  await jobs.resume();
  const tidying = await keepTidy({ ...parts, libraryFolder, clock, everyMs: tidyEveryMs });
  const meanings = keepMeanings({ ...parts, everyMs: lookAtMeaningsEveryMs });
  const texts = await keepTranscriptTexts(parts);
  const night = keepNight({ ...parts, everyMs: lookAtNightEveryMs, wakefulness });
  const synchronising = keepSynchronised({ district: useCases.district, context, everyMs: lookAtDistrictEveryMs });
  void startWhereChosen(useCases.settings.latest(), models.modelProgram);
  return {
    async close() {
      await synchronising.close();
      await night.close();
      await texts.close();
      await meanings.close();
      await tidying.close();
    },
  };
}

function capabilitiesOf(configuration: LocalConfiguration, options: HostOptions): HostCapabilities {
  const hasShell = options.shell !== undefined;
  return {
    nativeFilePicker: hasShell,
    localPaths: configuration.localPaths,
    worksOffline: true,
    revealFile: hasShell,
    keepsAwake: options.wakefulness !== undefined,
    printsPdf: printerOf(configuration, options) !== null,
    libraryIsHere: true,
    keepsModels: true,
    decidesForSchool: true,
    recordsSound: true,
  };
}

function printerOf(configuration: LocalConfiguration, { printer }: HostOptions): DocumentPrinter | null {
  return printer ?? createDocumentPrinter(configuration);
}
