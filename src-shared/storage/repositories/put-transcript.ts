import type { Kysely } from 'kysely';
import type { ReadingOrigin } from '../../domain/sync/shared-reading.ts';
import type { Transcript } from '../../domain/transcript.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Keeps a transcript in place of the one of its recording; `origin` where another PC heard it. */
export async function putTranscript(
  transaction: Kysely<LibraryTables>,
  transcript: Transcript,
  origin: ReadingOrigin | null = null,
): Promise<void> {
  await transaction.deleteFrom('transcripts').where('source_id', '=', transcript.sourceId).execute();
  const made = { edition: origin?.edition ?? 0, shared_as: origin?.sha256 ?? null, is_own: origin ? 0 : 1 } as const;
  const row = { source_id: transcript.sourceId, content: JSON.stringify(transcript), ...made };
  await transaction.insertInto('transcripts').values(row).execute();
}
