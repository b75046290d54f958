import type { Kysely } from 'kysely';
import { z } from 'zod';
import { createId, type DeviceId } from '../../domain/identifiers.ts';
import type { LibraryTables } from '../library-tables.ts';

const deviceStateSchema = z.object({
  deviceId: z.string(),
  /** The number of the last operation that this PC made. */
  operations: z.number().int().nonnegative(),
  /** The identities that it counted with before. */
  earlier: z.array(z.string()).default([]),
  clock: z.object({ milliseconds: z.number().int().nonnegative(), counter: z.number().int().nonnegative() }),
});

/** Who this PC is in the change log and how far it has counted. */
export type DeviceState = z.infer<typeof deviceStateSchema>;

/** This PC's state; a fresh identity where the library has none yet. */
export async function readDeviceState(database: Kysely<LibraryTables>): Promise<DeviceState> {
  const row = await database.selectFrom('local_state').select('value').where('key', '=', 'device').executeTakeFirst();
  if (row !== undefined) return deviceStateSchema.parse(JSON.parse(row.value));
  return { deviceId: createId<DeviceId>(), operations: 0, earlier: [], clock: { milliseconds: 0, counter: 0 } };
}

/** Stores this PC's state; in the same transaction as the operations it counted. */
export async function writeDeviceState(database: Kysely<LibraryTables>, state: DeviceState): Promise<void> {
  const value = JSON.stringify(state);
  await database
    .insertInto('local_state')
    .values({ key: 'device', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** The identities that this PC has and had. */
export async function readOwnDevices(database: Kysely<LibraryTables>): Promise<Set<string>> {
  const { deviceId, earlier } = await readDeviceState(database);
  return new Set([deviceId, ...earlier]);
}
