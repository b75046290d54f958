import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { type Transcript, transcriptSchema, transcriptSegmentSchema } from '../../domain/transcript.ts';
import type { TranscriptRepository, TranscriptWork } from '../../ports/transcript-repository.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

const taskSchema = transcriptSchema.omit({ segments: true });
const segmentsSchema = z.array(transcriptSegmentSchema);
const rowsPerStatement = 200;

/** Transcripts over a library's database. */
export function createTranscriptRepository(database: Kysely<LibraryTables>): TranscriptRepository {
  return {
    async get(id) {
      const row = await database.selectFrom('transcripts').selectAll().where('source_id', '=', id).executeTakeFirst();
      return row === undefined ? null : transcriptSchema.parse(JSON.parse(row.content));
    },
    getWork: (id) => readWork(database, id),
    async begin(task, windows) {
      const rows = windows.map(({ startMs, endMs }, place) => ({
        source_id: task.sourceId,
        place,
        start_ms: startMs,
        end_ms: endMs,
        segments: null,
      }));
      await database.transaction().execute(async (transaction) => {
        await removeWork(transaction, task.sourceId);
        const work = { source_id: task.sourceId, task: JSON.stringify(taskSchema.parse(task)) };
        await transaction.insertInto('transcript_work').values(work).execute();
        for (const chunk of inChunks(rows, rowsPerStatement)) {
          await transaction.insertInto('transcript_windows').values(chunk).execute();
        }
      });
    },
    async saveWindow(id, place, segments) {
      await database
        .updateTable('transcript_windows')
        .set({ segments: JSON.stringify(segments) })
        .where('source_id', '=', id)
        .where('place', '=', place)
        .execute();
    },
    finish: (id) =>
      database.transaction().execute(async (transaction) => {
        const work = await readWork(transaction, id);
        if (work === null) throw new AppError('NOT_FOUND');
        const { windows, ...task } = work;
        const transcript = { ...task, segments: windows.flatMap(({ segments }) => segments ?? []) };
        await putTranscript(transaction, transcript);
        await removeWork(transaction, id);
        return transcript;
      }),
    replace: (transcript) => database.transaction().execute((transaction) => putTranscript(transaction, transcript)),
  };
}

async function readWork(database: Kysely<LibraryTables>, id: SourceId): Promise<TranscriptWork | null> {
  const work = await database.selectFrom('transcript_work').selectAll().where('source_id', '=', id).executeTakeFirst();
  if (work === undefined) return null;
  const rows = await database
    .selectFrom('transcript_windows')
    .selectAll()
    .where('source_id', '=', id)
    .orderBy('place')
    .execute();
  const windows = rows.map(({ start_ms, end_ms, segments }) => ({
    startMs: start_ms,
    endMs: end_ms,
    segments: segments === null ? null : segmentsSchema.parse(JSON.parse(segments)),
  }));
  return { ...taskSchema.parse(JSON.parse(work.task)), windows };
}

async function putTranscript(transaction: Kysely<LibraryTables>, transcript: Transcript): Promise<void> {
  await transaction.deleteFrom('transcripts').where('source_id', '=', transcript.sourceId).execute();
  const row = { source_id: transcript.sourceId, content: JSON.stringify(transcript) };
  await transaction.insertInto('transcripts').values(row).execute();
}

async function removeWork(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await transaction.deleteFrom('transcript_windows').where('source_id', '=', id).execute();
  await transaction.deleteFrom('transcript_work').where('source_id', '=', id).execute();
}

/** Forgets what was heard in a recording. */
export async function removeTranscript(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await removeWork(transaction, id);
  await transaction.deleteFrom('transcripts').where('source_id', '=', id).execute();
}
