import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { SourceId } from '../../domain/identifiers.ts';
import { type TimeRange, type TranscriptSegment, transcriptSegmentSchema } from '../../domain/transcript.ts';
import type { HeardWindow } from '../../ports/transcript-repository.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

type WindowsTable = 'transcript_windows' | 'second_pass_windows';

const segmentsSchema = z.array(transcriptSegmentSchema);
const rowsPerStatement = 200;

/** Puts in the windows of a piece of work, none of them heard. */
export async function insertWindows(
  transaction: Kysely<LibraryTables>,
  table: WindowsTable,
  { id, windows }: { id: SourceId; windows: readonly TimeRange[] },
): Promise<void> {
  const rows = windows.map(({ startMs, endMs }, place) => ({
    source_id: id,
    place,
    start_ms: startMs,
    end_ms: endMs,
    segments: null,
  }));
  for (const chunk of inChunks(rows, rowsPerStatement)) await transaction.insertInto(table).values(chunk).execute();
}

/** The windows of a piece of work, in order. */
export async function readWindows(
  database: Kysely<LibraryTables>,
  table: WindowsTable,
  id: SourceId,
): Promise<HeardWindow[]> {
  const rows = await database.selectFrom(table).selectAll().where('source_id', '=', id).orderBy('place').execute();
  return rows.map(({ start_ms, end_ms, segments }) => ({
    startMs: start_ms,
    endMs: end_ms,
    segments: segments === null ? null : segmentsSchema.parse(JSON.parse(segments)),
  }));
}

/** Keeps what was heard in one of them. */
export async function saveWindow(
  database: Kysely<LibraryTables>,
  table: WindowsTable,
  { id, place, segments }: { id: SourceId; place: number; segments: readonly TranscriptSegment[] },
): Promise<void> {
  await database
    .updateTable(table)
    .set({ segments: JSON.stringify(segments) })
    .where('source_id', '=', id)
    .where('place', '=', place)
    .execute();
}
