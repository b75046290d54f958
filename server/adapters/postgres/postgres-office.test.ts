import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictOffice, OfficeWork, Reach } from '../../../src-shared/ports/district-office.ts';
import { machine } from '../../../src-shared/use-cases/district/callers.ts';
import { createDistrictSchools } from '../../../src-shared/use-cases/district/manage-schools.ts';
import { createDistrictUsers } from '../../../src-shared/use-cases/district/manage-users.ts';
import { startPostgresForTests } from '../../../tests/fixtures/postgres-for-tests.ts';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import type { DistrictTables } from './district-tables.ts';
import { type DistrictDatabase, openDistrictDatabase } from './open-district-database.ts';
import { createPostgresDistrictLog } from './postgres-district-log.ts';
import { createPostgresOffice } from './postgres-office.ts';

const clock = { now: () => 1_000 };
let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let database: DistrictDatabase;
let office: DistrictOffice;

beforeAll(async () => {
  postgres = await startPostgresForTests();
  // Postgres may stop before it has heard that nobody is connected any more.
  database = await openDistrictDatabase(postgres.url, () => undefined);
  office = createPostgresOffice(database, clock);
});
afterAll(async () => {
  await database?.destroy();
  await postgres?.stop();
});

/** A school with a PC, a person, a code, a line in the audit and something written, each with the id in it. */
async function addSchool(): Promise<{ id: string; marks: string[] }> {
  const schools = createDistrictSchools({ office, createId: randomUUID, onRevoked: () => undefined });
  const users = createDistrictUsers({
    office,
    clock,
    createId: randomUUID,
    randomBytes: () => crypto.getRandomValues(new Uint8Array(32)),
  });
  const id = await schools.add(machine, `Escuela ${randomUUID()}`);
  const log = createPostgresDistrictLog(database, clock);
  const deviceId = randomUUID();
  await log.addDevice({ id: deviceId, schoolId: id, publicKey: randomUUID(), isRevoked: false });
  await log.write(`school:${id}`, (writing) => writing.append([makeOperation({ counter: 1, value: 'ñandú' })]));
  const somebody = { fullName: 'Alguien', role: 'secretary', schoolIds: [id] } as const;
  const { userId } = await users.invite(machine, { ...somebody, userName: randomUUID() });
  await office.enter({ kind: 'server' }, ({ registry }) =>
    registry.keepCode({ name: id.slice(0, 4), hash: id, schoolId: id }, 2_000),
  );
  return { id, marks: [id, deviceId, userId] };
}

/** All that the role of people reads of every table that it may read, in a transaction of theirs. */
function readAll(reach: Reach): Promise<Map<string, string>> {
  return database.transaction().execute(async (transaction: Kysely<DistrictTables>) => {
    const { rows: tables } = await sql<{ name: string; columns: string[] }>`
      select relname as name, array_agg(attname::text) as columns
      from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_column_privilege('amanuense_people', pg_class.oid, attnum, 'select')
      group by relname`.execute(transaction);
    await sql`select set_config('role', 'amanuense_people', true), set_config('amanuense.reach', ${reach.kind}, true),
      set_config('amanuense.schools', ${reach.kind === 'schools' ? reach.ids.join(',') : ''}, true)`.execute(
      transaction,
    );
    const found = new Map<string, string>();
    for (const { name, columns } of tables) {
      const { rows } =
        await sql`select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)}`.execute(
          transaction,
        );
      found.set(name, JSON.stringify(rows));
    }
    return found;
  });
}

describe('who is signed in', () => {
  it('sees of each table what is of their schools, whatever the code asks', async () => {
    const [own, other] = [await addSchool(), await addSchool()];
    const seen = await readAll({ kind: 'schools', ids: [own.id] });
    expect(seen.size).toBeGreaterThan(5);
    const all = [...seen.values()].join();
    for (const mark of own.marks) expect(all).toContain(mark);
    for (const [table, rows] of seen) for (const mark of other.marks) expect(rows, table).not.toContain(mark);
    const everything = [...(await readAll({ kind: 'district' })).values()].join();
    for (const mark of [...own.marks, ...other.marks]) expect(everything).toContain(mark);
  });

  it('sees nothing where it was not said whose they are', async () => {
    const seen = await readAll({ kind: 'schools', ids: [] });
    seen.delete('audit_head');
    expect(new Set(seen.values())).toEqual(new Set(['[]']));
  });

  it('writes nothing of another school, and reads no password, secret or session', async () => {
    const [own, other] = [await addSchool(), await addSchool()];
    const reach = { kind: 'schools', ids: [own.id] } as const;
    await office.enter(reach, async ({ registry }) => {
      await registry.renameSchool({ id: other.id, name: 'Tomada' });
      expect(await registry.revoke(other.marks[1]!)).toBe(false);
      expect(await registry.school(other.id)).toBeNull();
    });
    const keep = { name: 'AAAA', hash: 'x', schoolId: other.id };
    await expect(office.enter(reach, ({ registry }) => registry.keepCode(keep, 2_000))).rejects.toThrow('row-level');
    await expect(
      office.enter(reach, ({ registry }) => registry.renameSchool({ id: own.id, name: 'Otra' })),
    ).rejects.toThrow('row-level');
    const readings: ((each: OfficeWork) => Promise<unknown>)[] = [
      (each) => each.accounts.credentials('x'),
      (each) => each.accounts.session('x'),
      (each) => each.accounts.link('x'),
    ];
    for (const reading of readings) {
      await expect(office.enter({ kind: 'district' }, reading)).rejects.toThrow('permission denied');
    }
  });

  it('cannot change what was written down', async () => {
    for (const statement of [
      `update audit_entries set reason = 'otro'`,
      'delete from audit_entries',
      'delete from audit_head',
    ]) {
      await expect(sql.raw(statement).execute(database), statement).rejects.toThrow('permission denied');
    }
  });
});

it('counts what a log takes', async () => {
  const { id } = await addSchool();
  const sizes = async () =>
    (await office.enter({ kind: 'district' }, ({ registry }) => registry.overview(id)))[0]!.storageBytes;
  const before = await sizes();
  expect(before).toBeGreaterThan(100);
  const log = createPostgresDistrictLog(database, clock);
  await log.write(`school:${id}`, (writing) =>
    writing.append([makeOperation({ counter: 2, value: 'x'.repeat(5_000) })]),
  );
  expect((await sizes()) - before).toBeGreaterThan(5_000);
});
