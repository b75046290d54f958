import { z } from 'zod';
import { documentOrderSchema } from '../domain/document-order.ts';
import {
  actaIdSchema,
  columnIdSchema,
  folderIdSchema,
  personIdSchema,
  planillaIdSchema,
  rowIdSchema,
  sourceIdSchema,
  writtenDocumentIdSchema,
} from '../domain/identifiers.ts';
import type { JobHandler, JobOutcome, JobType, TaskContext } from '../domain/job.ts';
import { jobSummaries, jobTitles } from '../domain/job-messages.ts';
import { planillaSpecSchema } from '../domain/planilla.ts';
import { transcriptionEngineSchema } from '../domain/transcription-engine.ts';
import type { LibraryBackup } from '../ports/library-backup.ts';
import type { UseCases } from './index.ts';

const pathsInput = z.object({
  paths: z.array(z.string()).min(1),
  folderId: folderIdSchema.optional(),
  password: z.string().optional(),
});
const sourcesInput = z.object({ sourceIds: z.array(sourceIdSchema), password: z.string().optional() });
const sampleInput = z.object({ folder: z.string(), folderName: z.string(), specs: z.array(planillaSpecSchema) });
const fillInput = z.object({
  planillaId: planillaIdSchema,
  columnIds: z.array(columnIdSchema).optional(),
  everything: z.boolean().optional(),
  useModel: z.boolean().optional(),
});
const exportInput = z.object({
  planillaId: planillaIdSchema,
  format: z.enum(['xlsx', 'csv', 'form']),
  path: z.string(),
});
const rosterInput = z.object({ sourceIds: z.array(sourceIdSchema).min(1), role: z.enum(['pupil', 'staff']) });
const backupInput = z.object({ path: z.string(), password: z.string() });
const modelInput = z.object({ name: z.string().min(1) });
const documentsInput = z.object({ documentId: writtenDocumentIdSchema, order: documentOrderSchema });
const actaInput = z.object({ actaId: actaIdSchema });
const transcribeInput = z.object({
  sourceId: sourceIdSchema,
  language: z.string(),
  modelFile: z.string().nullable(),
  isWhole: z.boolean().default(false),
});
const sourceInput = z.object({ sourceId: sourceIdSchema });
const buildInput = z.object({ engine: transcriptionEngineSchema });
const transcribeSeveralInput = z.object({ sourceIds: z.array(sourceIdSchema), language: z.string() });
const exportPersonInput = z.object({ personId: personIdSchema, path: z.string(), withShared: z.boolean() });
const purgePersonInput = z.object({
  personId: personIdSchema,
  sourceIds: z.array(sourceIdSchema),
  reason: z.string(),
  rows: z.array(rowIdSchema).default([]),
});
const nothing = z.object({});

/** Ties an input's schema to the code that takes it, so that the map below stays one type per job. */
function handler<Input>(schema: z.ZodType<Input>, rest: Omit<JobHandler<Input>, 'parse'>): JobHandler {
  // The runner hands `run` and `title` nothing but what this `parse` gave.
  return { parse: (input) => schema.parse(input), ...rest } as JobHandler<Input> as unknown as JobHandler;
}

/** What runs each type of job. */
export function createJobHandlers(useCases: UseCases, backup: LibraryBackup) {
  const planillaTitle = async (input: { planillaId: z.infer<typeof planillaIdSchema> }) =>
    (await useCases.showPlanilla.get(input.planillaId)).title;
  return {
    'ingest-paths': handler(pathsInput, {
      title: () => jobTitles.ingestPapers(0),
      run: (input, context) => useCases.ingest.ingestPaths(input, context),
    }),
    'ingest-uploads': handler(sourcesInput, {
      title: (input) => jobTitles.ingestPapers(input.sourceIds.length),
      run: (input, context) => useCases.ingest.readSources(input, context),
    }),
    'add-sample-school': handler(sampleInput, {
      title: () => jobTitles.sampleSchool(),
      run: (input, context) => useCases.addSampleSchool(input, context),
    }),
    'read-again': handler(sourcesInput, {
      title: (input) => jobTitles.readAgain(input.sourceIds.length),
      run: (input, context) => useCases.ingest.readSources(input, context),
    }),
    'fill-planilla': handler(fillInput, {
      title: async (input) => jobTitles.fillPlanilla(await planillaTitle(input)),
      subject: ({ planillaId }) => planillaId,
      run: (input, context) => useCases.fillPlanilla(input, context),
    }),
    'export-planilla': handler(exportInput, {
      title: async (input) => jobTitles.exportPlanilla(await planillaTitle(input)),
      subject: ({ planillaId }) => planillaId,
      run: (input, context) => useCases.exportPlanilla.toPath(input, context),
    }),
    'import-roster': handler(rosterInput, {
      title: () => jobTitles.importRoster(),
      run: (input, context) => useCases.importRoster.run(input, context),
    }),
    'match-people': handler(nothing, {
      title: () => jobTitles.matchPeople(),
      run: async (_input, context) => {
        const result = await useCases.importRoster.matchAll(context);
        return { result, summary: jobSummaries.matched(result), failures: [] };
      },
    }),
    backup: handler(backupInput, {
      title: () => jobTitles.backup(),
      run: (input, context) => runBackup(backup, input, context),
    }),
    'index-meanings': handler(nothing, {
      lane: 'meanings',
      title: () => jobTitles.indexMeanings(),
      run: (_input, context) => useCases.indexMeanings.run(context),
    }),
    'write-documents': handler(documentsInput, {
      title: async (input) => {
        const { template, rowsOf } = await useCases.writeDocuments.title(input);
        return jobTitles.writeDocuments(template, rowsOf);
      },
      subject: ({ documentId }) => documentId,
      run: (input, context) => useCases.writeDocuments.run(input, context),
    }),
    'draft-acta': handler(actaInput, {
      lane: 'recordings',
      title: async (input) => jobTitles.draftActa(await useCases.actas.draft.title(input)),
      subject: ({ actaId }) => actaId,
      run: (input, context) => useCases.actas.draft.run(input, context),
    }),
    'transcribe-recording': handler(transcribeInput, {
      lane: 'recordings',
      title: async ({ sourceId }) => jobTitles.transcribe((await useCases.showSource.describe(sourceId)).source.name),
      subject: ({ sourceId }) => sourceId,
      run: (input, context) => useCases.transcribeRecordings.one(input, context),
    }),
    'transcribe-recordings': handler(transcribeSeveralInput, {
      lane: 'recordings',
      title: ({ sourceIds }) => jobTitles.transcribeSeveral(sourceIds.length),
      run: (input, context) => useCases.transcribeRecordings.several(input, context),
    }),
    'hear-doubtful-again': handler(sourceInput, {
      lane: 'recordings',
      title: async ({ sourceId }) => jobTitles.hearAgain((await useCases.showSource.describe(sourceId)).source.name),
      subject: ({ sourceId }) => sourceId,
      run: (input, context) => useCases.hearDoubtfulAgain(input, context),
    }),
    'build-whisper': handler(buildInput, {
      // Nothing is measured while it compiles.
      lane: 'measurements',
      title: ({ engine }) => jobTitles.buildWhisper(engine),
      subject: ({ engine }) => engine,
      run: (input, context) => useCases.prepareTranscription.build(input, context),
    }),
    'fetch-file': handler(sourceInput, {
      lane: 'files',
      title: async ({ sourceId }) => jobTitles.fetchFile((await useCases.showSource.describe(sourceId)).source.name),
      subject: ({ sourceId }) => sourceId,
      run: async ({ sourceId }, context) => {
        const { source } = await useCases.showSource.describe(sourceId);
        await useCases.synchronizeFiles.fetchNow(source, context);
        return { result: null, summary: jobSummaries.fileFetched(source.name), failures: [] };
      },
    }),
    'export-person': handler(exportPersonInput, {
      title: async ({ personId }) => {
        const { person } = await useCases.people.get({ personId });
        return jobTitles.exportPerson(`${person.givenName} ${person.familyName}`);
      },
      subject: ({ personId }) => personId,
      run: (input, context) => useCases.rights.exportPerson(input, context),
    }),
    'purge-person': handler(purgePersonInput, {
      title: () => jobTitles.purgePerson(),
      subject: ({ personId }) => personId,
      run: (input, context) => useCases.rights.purgePerson.run(input, context),
    }),
    'empty-trash': handler(nothing, {
      title: () => jobTitles.emptyTrash(),
      run: async (_input, context) => {
        const { trashDays } = await useCases.settings.read();
        const papers = await useCases.organize.emptyTrash({ days: trashDays }, context);
        const documents = await useCases.purgeDocuments.emptyTrash({ days: trashDays }, context);
        return { result: { papers, documents }, summary: jobSummaries.emptied({ papers, documents }), failures: [] };
      },
    }),
    'pull-model': handler(modelInput, {
      lane: 'downloads',
      title: ({ name }) => jobTitles.pullModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.models.pull.run(input, context),
    }),
    'import-model': handler(modelInput.extend({ path: z.string() }), {
      lane: 'downloads',
      title: ({ name }) => jobTitles.importModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.models.files.importFile(input, context),
    }),
    'copy-model': handler(modelInput.extend({ folder: z.string() }), {
      lane: 'downloads',
      title: ({ name }) => jobTitles.copyModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.models.files.copyOut(input, context),
    }),
    'pull-speech-model': handler(modelInput, {
      lane: 'downloads',
      title: ({ name }) => jobTitles.pullModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.speechModels.pull.run(input, context),
    }),
    'import-speech-model': handler(modelInput.extend({ path: z.string() }), {
      lane: 'downloads',
      title: ({ name }) => jobTitles.importModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.speechModels.files.importFile(input, context),
    }),
    'copy-speech-model': handler(modelInput.extend({ folder: z.string() }), {
      lane: 'downloads',
      title: ({ name }) => jobTitles.copyModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.speechModels.files.copyOut(input, context),
    }),
    'measure-model': handler(modelInput, {
      lane: 'measurements',
      title: ({ name }) => jobTitles.measureModel(name),
      subject: ({ name }) => name,
      run: (input, context) => useCases.models.measure(input, context),
    }),
  } as const satisfies Record<JobType, JobHandler>;
}

async function runBackup(
  backup: LibraryBackup,
  input: z.infer<typeof backupInput>,
  { signal, report }: TaskContext,
): Promise<JobOutcome<{ path: string; sizeBytes: number; sources: number }>> {
  const made = await backup.backup(input.path, { password: input.password, signal, report });
  return { result: { path: input.path, ...made }, summary: jobSummaries.backedUp(made.sources), failures: [] };
}
