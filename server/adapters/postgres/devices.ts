import type { Kysely, Selectable } from 'kysely';
import type { EnrolledDevice } from '../../../src-shared/ports/district-log.ts';
import type { DistrictTables } from './district-tables.ts';

/** A device as the ports know it. */
export function toDevice(row: Selectable<DistrictTables['devices']>): EnrolledDevice {
  return { id: row.id, schoolId: row.school_id, publicKey: row.public_key, isRevoked: row.is_revoked };
}

/** Enters a device. */
export async function addDevice(
  database: Kysely<DistrictTables>,
  device: EnrolledDevice,
  nowMs: number,
): Promise<void> {
  const { id, schoolId, publicKey, isRevoked } = device;
  await database
    .insertInto('devices')
    .values({
      id,
      school_id: schoolId,
      public_key: publicKey,
      is_revoked: isRevoked,
      created_ms: String(nowMs),
      last_seen_ms: null,
    })
    .execute();
}
