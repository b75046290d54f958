import { type Kysely, sql } from 'kysely';
import { enrolmentCodeTries } from '../../../src-shared/domain/sync/enrolment.ts';
import { toldPcSchema } from '../../../src-shared/domain/sync/told-pc.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictRegistry, SchoolDevice, SchoolOverview } from '../../../src-shared/ports/district-registry.ts';
import { addDevice, toDevice } from './devices.ts';
import type { DistrictTables } from './district-tables.ts';

/** A district's schools, PCs and codes in its Postgres. */
export function createPostgresRegistry(database: Kysely<DistrictTables>, clock: Clock): DistrictRegistry {
  return {
    async addSchool(school) {
      const row = { ...school, created_ms: String(clock.now()) };
      await database.insertInto('schools').values(row).execute();
    },
    schools: () => database.selectFrom('schools').select(['id', 'name']).orderBy('name').execute(),
    async school(id) {
      const found = database.selectFrom('schools').select(['id', 'name']).where('id', '=', id);
      return (await found.executeTakeFirst()) ?? null;
    },
    async renameSchool({ id, name }) {
      await database.updateTable('schools').set({ name }).where('id', '=', id).execute();
    },
    overview: (schoolId) => overview(database, schoolId),
    pcs: (schoolId) => listPcs(database, schoolId),
    async keepTold(deviceId, told) {
      await database
        .updateTable('devices')
        .set({ told: JSON.stringify(told) })
        .where('id', '=', deviceId)
        .execute();
    },
    async countFile(schoolId, { sha256, sizeBytes }) {
      await database
        .insertInto('school_files')
        .values({ school_id: schoolId, sha256, bytes: String(sizeBytes) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async discountFile(schoolId, sha256) {
      await database
        .deleteFrom('school_files')
        .where('school_id', '=', schoolId)
        .where('sha256', '=', sha256)
        .execute();
    },
    async device(id) {
      const row = await database.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? toDevice(row) : null;
    },
    async countRefused(deviceId, operations) {
      await database
        .updateTable('devices')
        .set(({ eb }) => ({ refused_operations: eb('refused_operations', '+', operations) }))
        .where('id', '=', deviceId)
        .execute();
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
    async enrol({ name, hash }, device) {
      const used = await database
        .deleteFrom('enrolment_codes')
        .where('name', '=', name)
        .where('hash', '=', hash)
        .executeTakeFirst();
      if (used.numDeletedRows === 0n) return false;
      await addDevice(database, device, clock.now());
      return true;
    },
    devices: () => listDevices(database),
    revoke: (deviceId) => shutOut(database, deviceId, { is_revoked: true }),
    leave: (deviceId) => shutOut(database, deviceId, { is_revoked: true, has_left: true }),
  };
}

/** Every identity that the key of that one has. */
async function shutOut(
  database: Kysely<DistrictTables>,
  deviceId: string,
  fields: { is_revoked: true; has_left?: true },
): Promise<boolean> {
  const changed = await database
    .updateTable('devices')
    .set(fields)
    .where('public_key', '=', ({ selectFrom }) =>
      selectFrom('devices as named').select('named.public_key').where('named.id', '=', deviceId),
    )
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

async function listDevices(database: Kysely<DistrictTables>) {
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
    lastSeenMs: toNumber(row.last_seen_ms),
  }));
}

/** A key is a PC: it may have had several identities. */
async function overview(database: Kysely<DistrictTables>, schoolId?: string): Promise<SchoolOverview[]> {
  const { rows } = await sql<Record<keyof SchoolOverview, string>>`
    select schools.id, schools.name, schools.created_ms as "createdMs", heard.last as "lastContactMs",
      coalesce(heard.pcs, 0) as devices, coalesce(heard.refused, 0) as "refusedOperations",
      coalesce(logs.tip, 0) as operations, coalesce(logs.bytes, 0) + coalesce(files.bytes, 0) as "storageBytes"
    from schools
    left join (
      select school_id, max(last_seen_ms) as last, sum(refused_operations) as refused,
        count(distinct public_key) filter (where not is_revoked) as pcs
      from devices group by school_id
    ) as heard on heard.school_id = schools.id
    left join logs on logs.log = 'school:' || schools.id
    left join (select school_id, sum(bytes) as bytes from school_files group by school_id) as files
      on files.school_id = schools.id
    where ${schoolId ?? null}::text is null or schools.id = ${schoolId ?? null}
    order by schools.name, schools.id`.execute(database);
  return rows.map(({ id, name, lastContactMs, ...counted }) => ({
    id,
    name,
    lastContactMs: toNumber(lastContactMs),
    createdMs: Number(counted.createdMs),
    devices: Number(counted.devices),
    operations: Number(counted.operations),
    storageBytes: Number(counted.storageBytes),
    refusedOperations: Number(counted.refusedOperations),
  }));
}

type PcRow = Record<'id' | 'school_id' | 'school_name' | 'enrolled' | 'refused', string> & {
  isRevoked: boolean;
  hasLeft: boolean;
  last: string | null;
  told: string | null;
};

async function listPcs(database: Kysely<DistrictTables>, schoolId?: string): Promise<SchoolDevice[]> {
  const { rows } = await sql<PcRow>`
    select * from (
      select distinct on (devices.school_id, public_key) devices.id, devices.school_id, schools.name as school_name,
        is_revoked as "isRevoked", has_left as "hasLeft", min(devices.created_ms) over pc as enrolled, max(last_seen_ms) over pc as last,
        sum(refused_operations) over pc as refused, told
      from devices join schools on schools.id = devices.school_id
      where ${schoolId ?? null}::text is null or school_id = ${schoolId ?? null}
      window pc as (partition by devices.school_id, public_key)
      order by devices.school_id, public_key, devices.created_ms desc
    ) as pcs
    order by school_name, school_id, enrolled, id`.execute(database);
  return rows.map(({ id, isRevoked, hasLeft, school_id, school_name, enrolled, last, refused, told }) => ({
    id,
    school: { id: school_id, name: school_name },
    isRevoked,
    hasLeft,
    enrolledMs: Number(enrolled),
    lastContactMs: toNumber(last),
    refusedOperations: Number(refused),
    told: told === null ? null : toldPcSchema.parse(JSON.parse(told)),
  }));
}

function toNumber(milliseconds: string | null): number | null {
  return milliseconds === null ? null : Number(milliseconds);
}
