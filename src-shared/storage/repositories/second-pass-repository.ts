import type { Kysely } from 'kysely';
import type { SourceId } from '../../domain/identifiers.ts';
import { type SecondPass, secondPassSchema } from '../../domain/second-pass.ts';
import { type Transcript, transcriptSchema } from '../../domain/transcript.ts';
import type { SecondPassRepository, SecondPassWork } from '../../ports/second-pass-repository.ts';
import type { LibraryTables } from '../library-tables.ts';
import { insertWindows, readWindows, saveWindow } from './heard-windows.ts';
import { putTranscript } from './put-transcript.ts';

const taskSchema = transcriptSchema.pick({ sourceId: true, engine: true, model: true, modelMark: true });

/** Second passes over a library's database. */
export function createSecondPassRepository(database: Kysely<LibraryTables>): SecondPassRepository {
  return {
    async get(id) {
      const row = await database.selectFrom('second_passes').selectAll().where('source_id', '=', id).executeTakeFirst();
      return row === undefined ? null : secondPassSchema.parse(JSON.parse(row.content));
    },
    getWork: (id) => readWork(database, id),
    begin: (task, windows) =>
      database.transaction().execute(async (transaction) => {
        await removeWork(transaction, task.sourceId);
        const work = { source_id: task.sourceId, task: JSON.stringify(taskSchema.parse(task)) };
        await transaction.insertInto('second_pass_work').values(work).execute();
        await insertWindows(transaction, 'second_pass_windows', { id: task.sourceId, windows });
      }),
    saveWindow: (id, place, segments) => saveWindow(database, 'second_pass_windows', { id, place, segments }),
    keep: (transcript, pass) =>
      database.transaction().execute((transaction) => keepPass(transaction, transcript, pass)),
    finish: (transcript, pass) =>
      database.transaction().execute(async (transaction) => {
        await keepPass(transaction, transcript, pass);
        await removeWork(transaction, transcript.sourceId);
      }),
  };
}

/** Forgets what came of a second pass, and the one that is under way. */
export async function removeSecondPass(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await removeWork(transaction, id);
  await transaction.deleteFrom('second_passes').where('source_id', '=', id).execute();
}

async function keepPass(
  transaction: Kysely<LibraryTables>,
  transcript: Transcript,
  pass: SecondPass | null,
): Promise<void> {
  const id = transcript.sourceId;
  await putTranscript(transaction, transcript);
  await transaction.deleteFrom('second_passes').where('source_id', '=', id).execute();
  if (pass === null) return;
  const row = { source_id: id, content: JSON.stringify(secondPassSchema.parse(pass)) };
  await transaction.insertInto('second_passes').values(row).execute();
}

async function readWork(database: Kysely<LibraryTables>, id: SourceId): Promise<SecondPassWork | null> {
  const work = await database.selectFrom('second_pass_work').selectAll().where('source_id', '=', id).executeTakeFirst();
  if (work === undefined) return null;
  const windows = await readWindows(database, 'second_pass_windows', id);
  return { ...taskSchema.parse(JSON.parse(work.task)), windows };
}

async function removeWork(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await transaction.deleteFrom('second_pass_windows').where('source_id', '=', id).execute();
  await transaction.deleteFrom('second_pass_work').where('source_id', '=', id).execute();
}
