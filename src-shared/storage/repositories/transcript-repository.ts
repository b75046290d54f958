import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { transcriptSchema } from '../../domain/transcript.ts';
import type { TranscriptRepository, TranscriptWork } from '../../ports/transcript-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { insertWindows, readWindows, saveWindow } from './heard-windows.ts';
import { putTranscript } from './put-transcript.ts';
import { isLive } from './readings.ts';
import { removeSecondPass } from './second-pass-repository.ts';

const taskSchema = transcriptSchema.omit({ segments: true });

/** Transcripts over a library's database. */
export function createTranscriptRepository(database: Kysely<LibraryTables>): TranscriptRepository {
  return {
    async get(id) {
      const row = await database.selectFrom('transcripts').selectAll().where('source_id', '=', id).executeTakeFirst();
      return row === undefined ? null : transcriptSchema.parse(JSON.parse(row.content));
    },
    getWork: (id) => readWork(database, id),
    async begin(task, windows) {
      await database.transaction().execute(async (transaction) => {
        await removeWork(transaction, task.sourceId);
        const work = { source_id: task.sourceId, task: JSON.stringify(taskSchema.parse(task)) };
        await transaction.insertInto('transcript_work').values(work).execute();
        await insertWindows(transaction, 'transcript_windows', { id: task.sourceId, windows });
      });
    },
    saveWindow: (id, place, segments) => saveWindow(database, 'transcript_windows', { id, place, segments }),
    finish: (id) =>
      database.transaction().execute(async (transaction) => {
        const work = await readWork(transaction, id);
        if (work === null) throw new AppError('NOT_FOUND');
        const { windows, ...task } = work;
        const transcript = { ...task, segments: windows.flatMap(({ segments }) => segments ?? []) };
        await putTranscript(transaction, transcript);
        await removeWork(transaction, id);
        // What was heard again was heard again in the transcript before.
        await removeSecondPass(transaction, id);
        return transcript;
      }),
    replace: (transcript) => database.transaction().execute((transaction) => putTranscript(transaction, transcript)),
    take: (transcript, origin) =>
      database.transaction().execute(async (transaction) => {
        if (!(await isLive(transaction, transcript.sourceId))) return;
        await putTranscript(transaction, transcript, origin);
        await removeSecondPass(transaction, transcript.sourceId);
      }),
  };
}

async function readWork(database: Kysely<LibraryTables>, id: SourceId): Promise<TranscriptWork | null> {
  const work = await database.selectFrom('transcript_work').selectAll().where('source_id', '=', id).executeTakeFirst();
  if (work === undefined) return null;
  const windows = await readWindows(database, 'transcript_windows', id);
  return { ...taskSchema.parse(JSON.parse(work.task)), windows };
}

async function removeWork(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await transaction.deleteFrom('transcript_windows').where('source_id', '=', id).execute();
  await transaction.deleteFrom('transcript_work').where('source_id', '=', id).execute();
}

/** Forgets what was heard in a recording. */
export async function removeTranscript(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await removeWork(transaction, id);
  await removeSecondPass(transaction, id);
  await transaction.deleteFrom('transcripts').where('source_id', '=', id).execute();
}
