import type { Kysely } from 'kysely';
import { z } from 'zod';
import { logStart } from '../../domain/sync/log-chain.ts';
import { type LogPlaces, logPlaceSchema, syncScopeSchema } from '../../domain/sync/sync-messages.ts';
import type { LibraryTables } from '../library-tables.ts';

const placesKey = 'sync-places';
const placesSchema = z.record(syncScopeSchema, logPlaceSchema);

/** Up to where this PC holds everything of the logs on the server. */
export async function readPlaces(database: Kysely<LibraryTables>): Promise<LogPlaces> {
  const row = await database.selectFrom('local_state').select('value').where('key', '=', placesKey).executeTakeFirst();
  return row === undefined ? { school: logStart, district: logStart } : placesSchema.parse(JSON.parse(row.value));
}

/** Stores those places; in the same transaction as what is held by them. */
export async function writePlaces(transaction: Kysely<LibraryTables>, places: LogPlaces): Promise<void> {
  const value = JSON.stringify(places);
  await transaction
    .insertInto('local_state')
    .values({ key: placesKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
