import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { LibraryTables } from '../library-tables.ts';
import type { StorageDialect } from '../storage-dialect.ts';
import { entityLayouts } from './registers.ts';
import { replayLog } from './replay.ts';

const stateKey = 'known-registers';
const namesSchema = z.array(z.string());

/**
 * Lays the log out again where it has operations of registers that the last program to open the library did not know:
 * they came from a PC with a newer one, and were kept.
 */
export async function showNewlyKnown(database: Kysely<LibraryTables>, dialect: StorageDialect): Promise<void> {
  const known = Object.entries(entityLayouts).flatMap(([entity, { registers }]) =>
    Object.keys(registers).map((field) => ({ entity, field, name: `${entity}.${field}` })),
  );
  const value = JSON.stringify(known.map(({ name }) => name));
  const row = await database.selectFrom('local_state').select('value').where('key', '=', stateKey).executeTakeFirst();
  if (row?.value === value) return;
  if (row !== undefined) {
    const before = new Set(namesSchema.parse(JSON.parse(row.value)));
    const added = known.filter(({ name }) => !before.has(name));
    if (await hasOperations(database, added)) await replayLog(database, dialect);
  }
  await database
    .insertInto('local_state')
    .values({ key: stateKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

async function hasOperations(
  database: Kysely<LibraryTables>,
  registers: readonly { entity: string; field: string }[],
): Promise<boolean> {
  for (const { entity, field } of registers) {
    const ofRegister = database.selectFrom('operations').where('entity', '=', entity).where('field', '=', field);
    if ((await ofRegister.select('id').limit(1).executeTakeFirst()) !== undefined) return true;
  }
  return false;
}
