import type { Kysely } from 'kysely';
import type { Transcript } from '../../domain/transcript.ts';
import type { LibraryTables } from '../library-tables.ts';

/** Keeps a transcript in place of the one of its recording. */
export async function putTranscript(transaction: Kysely<LibraryTables>, transcript: Transcript): Promise<void> {
  await transaction.deleteFrom('transcripts').where('source_id', '=', transcript.sourceId).execute();
  const row = { source_id: transcript.sourceId, content: JSON.stringify(transcript) };
  await transaction.insertInto('transcripts').values(row).execute();
}
