import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProcessAudioDecoder } from '../../src-main/adapters/audio/process-audio-decoder.ts';
import { createSpectralSpeechDetector } from '../../src-main/adapters/audio/spectral-speech-detector.ts';
import { createDiskReadyTemplates } from '../../src-main/adapters/docx-template/disk-ready-templates.ts';
import { createDiskPlanillaExporter } from '../../src-main/adapters/exceljs/disk-planilla-exporter.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { planillaWriters } from '../../src-shared/planillas/exports/index.ts';
import { createRuleFieldReader } from '../../src-shared/planillas/rules/create-rule-field-reader.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { DocumentPrinter } from '../../src-shared/ports/document-printer.ts';
import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import type { FileStorage } from '../../src-shared/ports/file-storage.ts';
import type { ModelStore } from '../../src-shared/ports/model-store.ts';
import type { VectorIndex } from '../../src-shared/ports/vector-index.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import { lazyDocumentWriter } from './lazy-document-writer.ts';
import type { SchoolModels } from './server-models.ts';

const programFolder = fileURLToPath(new URL('../..', import.meta.url));
const entryOf = (name: string) => join(programFolder, 'src-main', 'host', name);

/** The scripts of the processes that read what people send, as the ones of a PC. */
export const readerEntries = {
  networkGuardEntry: join(programFolder, 'src-main', 'adapters', 'document-reader', 'network-guard.ts'),
  readerEntry: entryOf('reader-process.ts'),
  audioEntry: entryOf('audio-process.ts'),
};

/** What a server does not do for a school: no procedure of a browser's comes here. */
function absent(): never {
  throw new AppError('ONLY_ON_PC');
}

/** The same, of what is waited for. */
export const onAPc = async (): Promise<never> => absent();

/** No program that runs models answers. */
const silentModelStore: ModelStore = {
  version: async () => null,
  list: onAPc,
  running: onAPc,
  describe: onAPc,
  pull: onAPc,
  importFile: onAPc,
  remove: onAPc,
  load: onAPc,
  unload: onAPc,
  measureSpeed: onAPc,
};

/** What only a PC has, in the place where use-cases ask for it. */
const absentPorts = {
  archives: { write: onAPc },
  connectTranscriber: absent,
  deviceKeys: { read: async () => null, keep: onAPc, forget: async () => undefined },
  districtServers: { enrol: onAPc, connect: absent, connectFiles: absent, wait: onAPc, leave: onAPc },
  findDiarizer: async () => null,
  findSecondTranscriber: onAPc,
  findTranscriber: onAPc,
  imposedSpeechModel: null,
  modelMachine: {
    resources: async () => ({ memoryBytes: 0, freeDiskBytes: null, processorFlags: null }),
    openFile: onAPc,
    copyFile: onAPc,
  },
  modelProgram: {
    isInstalled: async () => false,
    isOurs: () => false,
    start: onAPc,
    stop: async () => undefined,
  },
  modelServers: { ollama: () => silentModelStore, compatibleModels: async () => null },
  needsSpeechModel: async () => false,
  speechModelCatalogue: [],
  speechModels: {
    list: async () => [],
    partialBytes: async () => 0,
    freeBytes: async () => null,
    pull: onAPc,
    importFile: onAPc,
    remove: onAPc,
    hash: onAPc,
    hold: absent,
  },
  thisPc: { name: 'Servidor del distrito', isLineMetered: async () => false, describe: onAPc },
  transcriptionPrograms: { examine: onAPc, build: onAPc },
  walker: { walk: absent },
} satisfies Partial<Ports>;

type Parts = {
  storage: LibraryStorage;
  files: FileStorage;
  reader: DocumentReader;
  clock: Clock;
  models: SchoolModels;
  printer: DocumentPrinter | null;
  vectors: VectorIndex;
};

/** What the use-cases of a school's library on the server ask of the outside. */
export function createSchoolPorts({ storage, files, reader, clock, models, printer, vectors }: Parts): Ports {
  const { actas, changeLog, conflicts, conversations, decodedSounds, people, planillas, prompts, search } = storage;
  const { secondPasses, settings, sourcePlaces, sources, syncOverview, takes, templates, transcripts } = storage;
  const { audioEntry, networkGuardEntry } = readerEntries;
  return {
    ...absentPorts,
    ...models,
    actas,
    audio: createProcessAudioDecoder({ workerEntry: audioEntry, networkGuardEntry }),
    blobLedger: storage.blobLedger,
    changeLog,
    clock,
    conflicts,
    conversationExporter: {
      async render(document) {
        const { renderConversation } = await import('../../src-main/adapters/docx/render-conversation.ts');
        return renderConversation(document);
      },
    },
    conversations,
    decodedSounds,
    documentWriter: lazyDocumentWriter,
    exporter: createDiskPlanillaExporter(planillaWriters),
    files,
    people,
    planillas,
    printer,
    prompts,
    publications: storage.publications,
    rights: storage.rights,
    reader,
    readingLedger: storage.readingLedger,
    readersAtOnce: 1,
    readyTemplates: createDiskReadyTemplates(join(programFolder, 'resources', 'templates')),
    rules: createRuleFieldReader(),
    search,
    secondPasses,
    settings,
    sourcePlaces,
    sources,
    speech: createSpectralSpeechDetector(),
    syncOverview,
    syncStore: storage.sync,
    takes,
    templateMarker: {
      async mark(bytes, fileName, steps) {
        const { docxTemplateMarker } = await import(
          '../../src-main/adapters/docx-template/marking/docx-template-marker.ts'
        );
        return docxTemplateMarker.mark(bytes, fileName, steps);
      },
    },
    templates,
    transcriptCorrections: storage.transcriptCorrections,
    transcriptExporter: {
      async render(document) {
        const { renderTranscript } = await import('../../src-main/adapters/docx/render-transcript.ts');
        return renderTranscript(document);
      },
    },
    transcripts,
    vectors,
    waveforms: storage.waveforms,
  };
}
