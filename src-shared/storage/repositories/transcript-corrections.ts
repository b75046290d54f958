import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { transcriptVoiceChange, transcriptVoiceNameChange, transcriptWordsChange } from '../../domain/changes.ts';
import {
  typedTextSchema,
  voiceCorrectionSchema,
  voiceSchema,
  wordsCorrectionSchema,
} from '../../domain/corrected-transcript.ts';
import { type SourceId, sourceIdSchema } from '../../domain/identifiers.ts';
import type { Change } from '../../domain/operation.ts';
import type { TranscriptCorrectionRepository } from '../../ports/transcript-corrections.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';

const settledKey = 'transcripts-settled';
const knownNameSchema = voiceSchema.pick({ personId: true }).extend({ name: z.string() });

/** What people changed of transcripts, over a library's database. */
export function createTranscriptCorrectionRepository(database: Kysely<LibraryTables>): TranscriptCorrectionRepository {
  return {
    get: async (id) => ({
      segments: await readSegments(database, id),
      voices: await readVoices(database, id),
      typing: await readTyping(database, id),
    }),
    async keepTyping(id, typed) {
      const content = JSON.stringify(typedTextSchema.parse(typed));
      await database
        .insertInto('transcript_typing')
        .values({ source_id: id, segment_id: typed.segmentId, content })
        .onConflict((conflict) => conflict.columns(['source_id', 'segment_id']).doUpdateSet({ content }))
        .execute();
    },
    async dropTyping(id, segmentIds) {
      for (const chunk of inChunks(segmentIds, 500)) {
        const typed = database.deleteFrom('transcript_typing').where('source_id', '=', id);
        await typed.where('segment_id', 'in', chunk).execute();
      }
    },
    async sourcesWithTyping() {
      const rows = await database.selectFrom('transcript_typing').select('source_id').distinct().execute();
      return rows.map((row) => sourceIdSchema.parse(row.source_id));
    },
    async knownNames() {
      const named = database.selectFrom('transcript_voices').select(['name', 'person_id as personId']).distinct();
      const rows = await named.where('name', 'is not', null).orderBy('name').execute();
      return rows.map((row) => knownNameSchema.parse(row));
    },
    changedSince: () => readChanged(database),
    async settle(upTo) {
      const value = String(upTo);
      await database
        .insertInto('local_state')
        .values({ key: settledKey, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },
  };
}

/** Takes away what people changed of a transcript. */
export async function correctionRemovals(database: Kysely<LibraryTables>, id: SourceId): Promise<Change[]> {
  const segments = await readSegments(database, id);
  const voices = await readVoices(database, id);
  return [
    ...segments.flatMap(({ segmentId, words, voice }) => [
      ...(words === null ? [] : [transcriptWordsChange(id, segmentId, null)]),
      ...(voice === null ? [] : [transcriptVoiceChange(id, segmentId, null)]),
    ]),
    ...voices.map(({ mark }) => transcriptVoiceNameChange(id, mark, null)),
  ];
}

/** Forgets what this PC alone keeps of a recording beside its transcript. */
export async function removeUnsharedCorrections(transaction: Kysely<LibraryTables>, id: SourceId): Promise<void> {
  await transaction.deleteFrom('transcript_typing').where('source_id', '=', id).execute();
  await transaction.deleteFrom('waveforms').where('source_id', '=', id).execute();
}

async function readSegments(database: Kysely<LibraryTables>, id: SourceId) {
  const rows = await database.selectFrom('transcript_segments').selectAll().where('source_id', '=', id).execute();
  return rows.map(({ segment_id: segmentId, words, voice }) => ({
    segmentId,
    words: wordsCorrectionSchema.nullable().parse(JSON.parse(words ?? 'null')),
    voice: voiceCorrectionSchema.nullable().parse(JSON.parse(voice ?? 'null')),
  }));
}

async function readVoices(database: Kysely<LibraryTables>, id: SourceId) {
  const known = database.selectFrom('transcript_voices').selectAll().where('source_id', '=', id);
  const rows = await known.where('name', 'is not', null).orderBy('mark').execute();
  return rows.map(({ mark, name, person_id: personId }) => voiceSchema.parse({ mark, name, personId }));
}

async function readTyping(database: Kysely<LibraryTables>, id: SourceId) {
  const rows = await database.selectFrom('transcript_typing').selectAll().where('source_id', '=', id).execute();
  return rows.map(({ content }) => typedTextSchema.parse(JSON.parse(content)));
}

/** Told by the log, so that what an undo or another PC changed counts as what was typed here. */
async function readChanged(database: Kysely<LibraryTables>) {
  const state = await database
    .selectFrom('local_state')
    .select('value')
    .where('key', '=', settledKey)
    .executeTakeFirst();
  const settled = Number(state?.value ?? 0);
  const last = await database
    .selectFrom('operations')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  const upTo = Number(last?.position ?? 0);
  if (upTo <= settled) return null;
  const rows = await database
    .selectFrom('operations')
    .select(sql<string>`substr(entity_id, 1, 36)`.as('source_id'))
    .distinct()
    .where('position', '>', settled)
    .where('entity', 'in', ['transcript-segment', 'transcript-voice'])
    .execute();
  return { sourceIds: rows.map((row) => sourceIdSchema.parse(row.source_id)), upTo };
}
