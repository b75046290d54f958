import type { ModelTask } from '../domain/library-settings.ts';
import type { CatalogueSpeechModel } from '../domain/speech-model-catalogue.ts';
import type { TranscriptionServer } from '../domain/transcription-server.ts';
import type { ActaRepository } from '../ports/acta-repository.ts';
import type { ArchiveWriter } from '../ports/archive-writer.ts';
import type { AudioDecoder } from '../ports/audio-decoder.ts';
import type { BlobLedger } from '../ports/blob-ledger.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConflictRepository } from '../ports/conflict-repository.ts';
import type { ConversationExporter } from '../ports/conversation-exporter.ts';
import type { ConversationRepository } from '../ports/conversation-repository.ts';
import type { DecodedSoundRepository } from '../ports/decoded-sound-repository.ts';
import type { DeviceKeyStore } from '../ports/device-key-store.ts';
import type { Diarizer } from '../ports/diarizer.ts';
import type { DistrictServers } from '../ports/district-servers.ts';
import type { DocumentPrinter } from '../ports/document-printer.ts';
import type { DocumentReader } from '../ports/document-reader.ts';
import type { DocumentWriter } from '../ports/document-writer.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { FieldReader } from '../ports/field-reader.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { FolderWalker } from '../ports/folder-walker.ts';
import type { LanguageModel } from '../ports/language-model.ts';
import type { ModelMachine } from '../ports/model-machine.ts';
import type { ModelProgram } from '../ports/model-program.ts';
import type { ModelServers } from '../ports/model-servers.ts';
import type { PersonRepository } from '../ports/person-repository.ts';
import type { PlanillaExporter } from '../ports/planilla-exporter.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { PromptRepository } from '../ports/prompt-repository.ts';
import type { PublicationRepository } from '../ports/publication-repository.ts';
import type { ReadingLedger } from '../ports/reading-ledger.ts';
import type { ReadyTemplates } from '../ports/ready-templates.ts';
import type { RightsRepository } from '../ports/rights-repository.ts';
import type { SearchIndex } from '../ports/search-index.ts';
import type { SecondPassRepository } from '../ports/second-pass-repository.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';
import type { SourcePlaces } from '../ports/source-places.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { SpeechDetector } from '../ports/speech-detector.ts';
import type { SpeechModelStore } from '../ports/speech-model-store.ts';
import type { SyncOverview } from '../ports/sync-overview.ts';
import type { SyncStore } from '../ports/sync-store.ts';
import type { TakeRepository } from '../ports/take-repository.ts';
import type { TemplateMarker } from '../ports/template-marker.ts';
import type { TemplateRepository } from '../ports/template-repository.ts';
import type { ThisPc } from '../ports/this-pc.ts';
import type { Transcriber } from '../ports/transcriber.ts';
import type { TranscriptCorrectionRepository } from '../ports/transcript-corrections.ts';
import type { TranscriptExporter } from '../ports/transcript-exporter.ts';
import type { TranscriptRepository } from '../ports/transcript-repository.ts';
import type { TranscriptionPrograms } from '../ports/transcription-programs.ts';
import type { VectorIndex } from '../ports/vector-index.ts';
import type { WaveformRepository } from '../ports/waveform-repository.ts';
import { createApproveActa } from './actas/approve-acta.ts';
import { createDraftActa } from './actas/draft-acta.ts';
import { createEditActaLines } from './actas/edit-acta-lines.ts';
import { createManageActas } from './actas/manage-actas.ts';
import { createShowActas } from './actas/show-actas.ts';
import { createWriteActaFile } from './actas/write-acta-file.ts';
import { createAddSampleSchool } from './add-sample-school.ts';
import { createAskQuestion } from './ask/ask-question.ts';
import { createExportConversation } from './ask/export-conversation.ts';
import { createManageConversations } from './ask/manage-conversations.ts';
import { createShowChat } from './chats/show-chat.ts';
import { createDesignPlanilla } from './design-planilla.ts';
import { createDistrictView } from './district-view.ts';
import { createManageTemplates } from './documents/manage-templates.ts';
import { createMarkTemplates } from './documents/mark-templates.ts';
import { createPlanDocuments } from './documents/plan-documents.ts';
import { createPrintDocument } from './documents/print-document.ts';
import { createPurgeDocuments } from './documents/purge-documents.ts';
import { createWriteActa } from './documents/write-acta.ts';
import { createWriteDocuments } from './documents/write-documents.ts';
import { createEditPlanilla } from './edit-planilla.ts';
import { createExchangeDesigns } from './exchange-designs.ts';
import { createExportPlanilla } from './export-planilla.ts';
import { createModelReader } from './fill/create-model-reader.ts';
import { createFillPlanilla } from './fill/fill-planilla.ts';
import { createFollowFolder } from './follow-folder.ts';
import { createFollowPublishedPlanilla } from './follow-published-planilla.ts';
import { createImportRoster } from './import-roster.ts';
import { createIndexMeanings } from './index-meanings.ts';
import { createIngestPapers } from './ingest-papers.ts';
import { createLibrarySettings } from './library-settings.ts';
import { createLibraryStatus } from './library-status.ts';
import { createManagePeople } from './manage-people.ts';
import { createMarkUnread } from './mark-unread.ts';
import { createMatchPaper } from './match-paper.ts';
import { createManageModels } from './models/manage-models.ts';
import { createOrganizeSources } from './organize-sources.ts';
import { createPlanillaForm } from './planilla-form.ts';
import { createExchangePrompts } from './prompts/exchange-prompts.ts';
import { createFillPrompt } from './prompts/fill-prompt.ts';
import { createManagePrompts } from './prompts/manage-prompts.ts';
import { createTryPrompt } from './prompts/try-prompt.ts';
import { createCorrectTranscript } from './recordings/correct-transcript.ts';
import { createDecodeElsewhere } from './recordings/decode-elsewhere.ts';
import { createExportTranscript } from './recordings/export-transcript.ts';
import { createHearDoubtfulAgain } from './recordings/hear-doubtful-again.ts';
import { createManageTakes } from './recordings/manage-takes.ts';
import { createPrepareTranscription } from './recordings/prepare-transcription.ts';
import { createReviewSecondPass } from './recordings/review-second-pass.ts';
import { createShowWaveform } from './recordings/show-waveform.ts';
import { createTellVoices } from './recordings/tell-voices.ts';
import { createTranscribeRecording, type FoundTranscriber } from './recordings/transcribe-recording.ts';
import { createTranscribeRecordings } from './recordings/transcribe-recordings.ts';
import { createTranscriptTexts } from './recordings/transcript-texts.ts';
import { createManageTranscriptionServer } from './recordings/transcription-server.ts';
import { createRemoveForgotten } from './remove-forgotten.ts';
import { createExportPerson } from './rights/export-person.ts';
import { createHoldsElsewhere } from './rights/holds-elsewhere.ts';
import { createKnowPerson } from './rights/know-person.ts';
import { createManageMarks } from './rights/manage-marks.ts';
import { createManageRetention } from './rights/manage-retention.ts';
import { createPurgePerson } from './rights/purge-person.ts';
import { createShowPlanilla } from './show-planilla.ts';
import { createShowSource } from './show-source.ts';
import { createManageSpeechModels } from './speech-models/manage-speech-models.ts';
import { createDecideConflicts } from './synchronize/decide-conflicts.ts';
import { createDistrictLink } from './synchronize/district-link.ts';
import { createDistrictMembership } from './synchronize/district-membership.ts';
import { createSynchronizeFiles } from './synchronize/synchronize-files.ts';
import { createSynchronizeLibrary } from './synchronize/synchronize-library.ts';
import { createTakeUploads } from './take-uploads.ts';
import { createTryColumn } from './try-column.ts';

/** Everything that the use-cases ask of the outside. */
export type Ports = {
  actas: ActaRepository;
  archives: ArchiveWriter;
  audio: AudioDecoder;
  blobLedger: BlobLedger;
  changeLog: ChangeLog;
  clock: Clock;
  conflicts: ConflictRepository;
  conversationExporter: ConversationExporter;
  conversations: ConversationRepository;
  decodedSounds: DecodedSoundRepository;
  deviceKeys: DeviceKeyStore;
  districtServers: DistrictServers;
  thisPc: ThisPc;
  documentWriter: DocumentWriter;
  /** What prints documents; null where nothing does. */
  printer: DocumentPrinter | null;
  exporter: PlanillaExporter;
  files: FileStorage;
  /** What hears recordings through a server on some machine. */
  connectTranscriber: (server: TranscriptionServer) => Transcriber;
  /** What tells voices apart, where the files that it needs are; null without them. */
  findDiarizer: () => Promise<Diarizer | null>;
  /** The model of meanings that the settings name, whether or not it answers. */
  findEmbedder: () => Promise<Embedder | null>;
  /** The model that the settings name for a task, when it answers. */
  findModel: (task: ModelTask) => Promise<LanguageModel | null>;
  /** The model of that name, when it answers. */
  findModelNamed: (name: string) => Promise<LanguageModel | null>;
  /** What puts recordings into words, with the model of that file. Throws why this PC cannot. */
  findTranscriber: (modelFile: string | null, signal: AbortSignal) => Promise<FoundTranscriber>;
  /** What hears the doubtful again, with the model that was chosen for it. Throws why this PC cannot. */
  findSecondTranscriber: (signal: AbortSignal) => Promise<FoundTranscriber>;
  modelMachine: ModelMachine;
  modelProgram: ModelProgram;
  modelServers: ModelServers;
  /** Whether a file of `speechModels` is needed to put recordings into words; not where something else hears them. */
  needsSpeechModel: () => Promise<boolean>;
  /** The name of the file that this program was started with, which is used whatever is chosen; null for none. */
  imposedSpeechModel: string | null;
  people: PersonRepository;
  planillas: PlanillaRepository;
  prompts: PromptRepository;
  publications: PublicationRepository;
  rights: RightsRepository;
  reader: DocumentReader;
  readingLedger: ReadingLedger;
  readersAtOnce: number;
  readyTemplates: ReadyTemplates;
  rules: FieldReader;
  search: SearchIndex;
  secondPasses: SecondPassRepository;
  settings: SettingsRepository;
  sources: SourceRepository;
  sourcePlaces: SourcePlaces;
  takes: TakeRepository;
  templateMarker: TemplateMarker;
  templates: TemplateRepository;
  speech: SpeechDetector;
  /** The files that hear recordings: those that are offered, and those of this PC. */
  speechModelCatalogue: readonly CatalogueSpeechModel[];
  speechModels: SpeechModelStore;
  syncOverview: SyncOverview;
  syncStore: SyncStore;
  transcriptCorrections: TranscriptCorrectionRepository;
  transcriptExporter: TranscriptExporter;
  transcriptionPrograms: TranscriptionPrograms;
  transcripts: TranscriptRepository;
  vectors: VectorIndex;
  waveforms: WaveformRepository;
  walker: FolderWalker;
};

/** Every use-case of the product over one set of ports. */
export function createUseCases(ports: Ports) {
  const settings = createLibrarySettings(ports);
  const transcripts = createCorrectTranscript(ports);
  const transcriptTexts = createTranscriptTexts(ports, transcripts.get);
  const ingest = createIngestPapers({ ...ports, transcripts });
  const design = createDesignPlanilla(ports);
  const importRoster = createImportRoster({ ...ports, matchPaper: createMatchPaper(ports) });
  const modelReader = async () => {
    const model = await ports.findModel('fill');
    return model && createModelReader(model, { secondReading: (await settings.read()).secondReading });
  };
  const isReranking = async () => (await settings.read()).rerankPassages;
  const fillPlanilla = createFillPlanilla({ ...ports, modelReader });
  const showPlanilla = createShowPlanilla(ports);
  const editPlanilla = createEditPlanilla(ports);
  const people = createManagePeople(ports, settings.setByDistrict);
  const fillPrompt = createFillPrompt({ ...ports, schoolName: async () => (await settings.read()).schoolName });
  const templates = createManageTemplates(ports);
  const planDocuments = createPlanDocuments(ports, { readSettings: settings.read, rowLabels: showPlanilla.rowLabels });
  const actaFile = createWriteActaFile(ports, settings.read);
  const editActaLines = createEditActaLines({ ...ports, transcripts });
  const transcribeRecording = createTranscribeRecording(ports, {
    readSettings: settings.read,
    tellVoices: createTellVoices(ports),
    keepText: transcriptTexts.keep,
  });
  const removeForgotten = createRemoveForgotten(ports);
  const synchronizeLibrary = createSynchronizeLibrary(ports, async () => {
    await settings.read();
    await removeForgotten();
  });
  const holdsElsewhere = createHoldsElsewhere(ports, synchronizeLibrary);
  const hearOfHolds = holdsElsewhere.hear;
  const organize = createOrganizeSources(ports, { hearOfHolds, removeForgotten });
  const knowPerson = createKnowPerson(ports);
  const synchronizeFiles = createSynchronizeFiles(ports, {
    readSettings: settings.read,
    showTranscript: transcriptTexts.show,
  });
  return {
    actas: {
      manage: createManageActas({ ...ports, transcripts }),
      show: createShowActas(ports, actaFile),
      edit: editActaLines,
      approve: createApproveActa(ports, actaFile),
      draft: createDraftActa({ ...ports, transcripts, findModel: () => ports.findModel('answer') }, editActaLines),
    },
    addSampleSchool: createAddSampleSchool(ports, { ingest, importRoster, design, fillPlanilla }),
    changeLog: ports.changeLog,
    conversations: createManageConversations(
      ports,
      createAskQuestion({ ...ports, findModel: () => ports.findModel('answer'), isReranking }, people.roster),
    ),
    decideConflicts: createDecideConflicts(ports, editPlanilla.edit),
    decodeElsewhere: createDecodeElsewhere(ports),
    designPlanilla: design,
    district: createDistrictLink(ports, { synchronizeLibrary, synchronizeFiles }),
    districtView: createDistrictView(ports),
    editPlanilla,
    exportConversation: createExportConversation(ports, settings.read),
    exportPlanilla: createExportPlanilla(ports, showPlanilla.rowLabels),
    fillPlanilla,
    exchangeDesigns: createExchangeDesigns(ports),
    exchangePrompts: createExchangePrompts(ports),
    followFolder: createFollowFolder(ports),
    followPublishedPlanilla: createFollowPublishedPlanilla(ports, design),
    importRoster,
    indexMeanings: createIndexMeanings(ports),
    ingest,
    libraryStatus: createLibraryStatus(ports, settings),
    markTemplates: createMarkTemplates(ports, { readSettings: settings.read, addTemplate: templates.add }),
    markUnread: createMarkUnread(ports),
    models: createManageModels(ports, settings),
    organize,
    people,
    planDocuments,
    planillaForm: createPlanillaForm(ports, design),
    prepareTranscription: createPrepareTranscription(ports, settings.read),
    printDocument: createPrintDocument(ports),
    purgeDocuments: createPurgeDocuments(ports, { hearOfHolds }),
    prompts: createManagePrompts(ports, fillPrompt),
    removeForgotten,
    rights: {
      holdsElsewhere,
      marks: createManageMarks(ports),
      retention: createManageRetention(ports, settings.setByDistrict),
      exportPerson: createExportPerson(ports, {
        knowPerson,
        schoolName: async () => (await settings.read()).schoolName,
        districtServer: async () => (await createDistrictMembership(ports).read())?.server ?? null,
        fetchFile: synchronizeFiles.fetchNow,
      }),
      purgePerson: createPurgePerson(ports, { knowPerson, hearOfHolds, purgePapers: organize.purge, removeForgotten }),
    },
    search: ports.search,
    settings,
    showChat: createShowChat(ports),
    showPlanilla,
    showSource: createShowSource(ports),
    sources: ports.sources,
    synchronizeLibrary,
    synchronizeFiles,
    speechModels: createManageSpeechModels(ports, settings),
    takes: createManageTakes(ports),
    templates,
    takeUploads: createTakeUploads(ports),
    transcribeRecordings: createTranscribeRecordings(ports, transcribeRecording),
    hearDoubtfulAgain: createHearDoubtfulAgain(ports, { readSettings: settings.read, keepText: transcriptTexts.keep }),
    reviewSecondPass: createReviewSecondPass(ports, transcriptTexts.keep),
    transcriptionServer: createManageTranscriptionServer(ports, settings),
    transcripts,
    transcriptTexts,
    exportTranscript: createExportTranscript(ports, transcripts.get, settings.read),
    showWaveform: createShowWaveform(ports),
    tryColumn: createTryColumn(ports),
    writeActa: createWriteActa(ports, settings.read),
    writeDocuments: createWriteDocuments(ports, planDocuments),
    tryPrompt: createTryPrompt(
      { ...ports, isReranking },
      { settings: settings.read, fillPrompt, listRoster: people.roster },
    ),
  };
}

export type UseCases = ReturnType<typeof createUseCases>;
