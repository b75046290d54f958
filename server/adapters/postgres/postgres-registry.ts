import { enrolmentCodeTries } from '../../../src-shared/domain/sync/enrolment.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictRegistry } from '../../../src-shared/ports/district-registry.ts';
import { addDevice, toDevice } from './devices.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { withPostgresErrors } from './postgres-errors.ts';

/** A district's schools, PCs and codes in its Postgres. */
export function createPostgresRegistry(database: DistrictDatabase, clock: Clock): DistrictRegistry {
  return {
    async addSchool(school) {
      const row = { ...school, created_ms: String(clock.now()) };
      await withPostgresErrors(() => database.insertInto('schools').values(row).execute());
    },
    schools: () => database.selectFrom('schools').select(['id', 'name']).orderBy('name').execute(),
    async school(id) {
      const found = database.selectFrom('schools').select(['id', 'name']).where('id', '=', id);
      return (await found.executeTakeFirst()) ?? null;
    },
    async keepCode({ name, hash, schoolId }, expiresMs) {
      const nowMs = String(clock.now());
      await database.deleteFrom('enrolment_codes').where('expires_ms', '<=', nowMs).execute();
      const row = { name, hash, school_id: schoolId, expires_ms: String(expiresMs) };
      const kept = await database
        .insertInto('enrolment_codes')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return kept.numInsertedOrUpdatedRows === 1n;
    },
    async tryCode(name) {
      const row = await database
        .updateTable('enrolment_codes')
        .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
        .where('name', '=', name)
        .where('tries', '<', enrolmentCodeTries)
        .where('expires_ms', '>', String(clock.now()))
        .returningAll()
        .executeTakeFirst();
      return row ? { name: row.name, hash: row.hash, schoolId: row.school_id } : null;
    },
    enrol: ({ name, hash }, device) =>
      withPostgresErrors(() =>
        database.transaction().execute(async (transaction) => {
          const used = await transaction
            .deleteFrom('enrolment_codes')
            .where('name', '=', name)
            .where('hash', '=', hash)
            .executeTakeFirst();
          if (used.numDeletedRows === 0n) return false;
          await addDevice(transaction, device, clock.now());
          return true;
        }),
      ),
    devices: () => listDevices(database),
    async revoke(deviceId) {
      const changed = await database
        .updateTable('devices')
        .set({ is_revoked: true })
        .where('public_key', '=', ({ selectFrom }) =>
          selectFrom('devices as named').select('named.public_key').where('named.id', '=', deviceId),
        )
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}

async function listDevices(database: DistrictDatabase) {
  const rows = await database
    .selectFrom('devices')
    .innerJoin('schools', 'schools.id', 'devices.school_id')
    .selectAll('devices')
    .select('schools.name as school_name')
    .orderBy('schools.name')
    .orderBy('devices.created_ms')
    .execute();
  return rows.map((row) => ({
    ...toDevice(row),
    schoolName: row.school_name,
    createdMs: Number(row.created_ms),
    lastSeenMs: row.last_seen_ms === null ? null : Number(row.last_seen_ms),
  }));
}
