import { join } from 'node:path';
import { planillaWriters } from '../../src-shared/planillas/exports/index.ts';
import { createRuleFieldReader } from '../../src-shared/planillas/rules/create-rule-field-reader.ts';
import type { ConversationExporter } from '../../src-shared/ports/conversation-exporter.ts';
import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import type { DocumentWriter } from '../../src-shared/ports/document-writer.ts';
import type { TemplateMarker } from '../../src-shared/ports/template-marker.ts';
import type { TranscriptExporter } from '../../src-shared/ports/transcript-exporter.ts';
import type { Ports } from '../../src-shared/use-cases/index.ts';
import { createLibrarySettings } from '../../src-shared/use-cases/library-settings.ts';
import { createProcessAudioDecoder } from '../adapters/audio/process-audio-decoder.ts';
import { createSpectralSpeechDetector } from '../adapters/audio/spectral-speech-detector.ts';
import { createHttpDistrictServers } from '../adapters/district/http-district-servers.ts';
import { createDiskReadyTemplates } from '../adapters/docx-template/disk-ready-templates.ts';
import { diskArchiveWriter } from '../adapters/exceljs/disk-archive-writer.ts';
import { createDiskPlanillaExporter } from '../adapters/exceljs/disk-planilla-exporter.ts';
import { createDiskFolderWalker } from '../adapters/files/disk-folder-walker.ts';
import { createServerTranscriber } from '../adapters/transcription-server/server-transcriber.ts';
import { createTranscriptionPrograms } from '../adapters/whisper/transcription-programs.ts';
import { createEmbedderSource } from './embedder-source.ts';
import type { LocalConfiguration } from './local-configuration.ts';
import type { ModelServices } from './model-services.ts';
import { createModelSource } from './model-source.ts';
import type { OpenLibrary } from './open-library.ts';
import type { SpeechModelServices } from './speech-model-services.ts';
import { systemClock } from './system-clock.ts';

/** Loaded when a conversation is written out: no start needs the writer of Word documents. */
const lazyConversationExporter: ConversationExporter = {
  async render(document) {
    const { renderConversation } = await import('../adapters/docx/render-conversation.ts');
    return renderConversation(document);
  },
};

const lazyTranscriptExporter: TranscriptExporter = {
  async render(document) {
    const { renderTranscript } = await import('../adapters/docx/render-transcript.ts');
    return renderTranscript(document);
  },
};

/** Loaded when a document is written, for the same reason. */
const lazyDocumentWriter: DocumentWriter = {
  open: async (bytes, fileName) => (await loadDocumentWriter()).open(bytes, fileName),
  join: async (documents) => (await loadDocumentWriter()).join(documents),
  pack: async (files) => (await loadDocumentWriter()).pack(files),
};

const lazyTemplateMarker: TemplateMarker = {
  async mark(bytes, fileName, steps) {
    const { docxTemplateMarker } = await import('../adapters/docx-template/marking/docx-template-marker.ts');
    return docxTemplateMarker.mark(bytes, fileName, steps);
  },
};

async function loadDocumentWriter(): Promise<DocumentWriter> {
  return (await import('../adapters/docx-template/docx-document-writer.ts')).docxDocumentWriter;
}

/** What the use-cases of this host ask of the outside. */
export function createPorts(
  { storage, files, vectors }: OpenLibrary,
  reader: DocumentReader,
  configuration: LocalConfiguration,
  {
    findTranscriber,
    findSecondTranscriber,
    ...models
  }: ModelServices &
    SpeechModelServices &
    Pick<
      Ports,
      | 'findTranscriber'
      | 'findSecondTranscriber'
      | 'needsSpeechModel'
      | 'imposedSpeechModel'
      | 'findDiarizer'
      | 'deviceKeys'
      | 'printer'
      | 'thisPc'
    >,
): Ports {
  const { readersAtOnce, resourcesFolder, audioEntry, networkGuardEntry, ffmpeg } = configuration;
  const { whisperFolder, whisperLevelFile } = configuration;
  const {
    changeLog,
    conversations,
    people,
    planillas,
    prompts,
    publications,
    rights,
    search,
    settings,
    sourcePlaces,
    sources,
  } = storage;
  const { actas, decodedSounds, secondPasses, takes, templates, transcriptCorrections, transcripts, waveforms } =
    storage;
  const readSettings = createLibrarySettings({ settings, changeLog, publications }).read;
  return {
    actas,
    archives: diskArchiveWriter,
    changeLog,
    conversations,
    people,
    planillas,
    rights,
    search,
    secondPasses,
    settings,
    sourcePlaces,
    sources,
    decodedSounds,
    takes,
    templates,
    transcripts,
    transcriptionPrograms: createTranscriptionPrograms({ buildsFolder: whisperFolder, memoryFile: whisperLevelFile }),
    transcriptCorrections,
    waveforms,
    audio: createProcessAudioDecoder({ workerEntry: audioEntry, networkGuardEntry, ffmpeg }),
    speech: createSpectralSpeechDetector(),
    findTranscriber,
    findSecondTranscriber,
    connectTranscriber: createServerTranscriber,
    clock: systemClock,
    districtServers: createHttpDistrictServers(systemClock),
    syncStore: storage.sync,
    conflicts: storage.conflicts,
    syncOverview: storage.syncOverview,
    blobLedger: storage.blobLedger,
    readingLedger: storage.readingLedger,
    conversationExporter: lazyConversationExporter,
    transcriptExporter: lazyTranscriptExporter,
    documentWriter: lazyDocumentWriter,
    templateMarker: lazyTemplateMarker,
    readyTemplates: createDiskReadyTemplates(join(resourcesFolder, 'templates')),
    exporter: createDiskPlanillaExporter(planillaWriters),
    files,
    ...models,
    ...createModelSource(readSettings, models.modelProgram),
    findEmbedder: createEmbedderSource(readSettings),
    prompts,
    publications,
    reader,
    readersAtOnce,
    rules: createRuleFieldReader(),
    vectors,
    walker: createDiskFolderWalker(),
  };
}
