import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictLog, LogName } from '../../../src-shared/ports/district-log.ts';
import { startPostgresForTests } from '../../../tests/fixtures/postgres-for-tests.ts';
import { describeDistrictLog, makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { readLog, writeLog } from './log-transaction.ts';
import { type DistrictDatabase, openDistrictDatabase } from './open-district-database.ts';
import { createPostgresDistrictLog } from './postgres-district-log.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let database: DistrictDatabase;
let log: DistrictLog;

/** Postgres may stop before it has heard that nobody is connected any more. */
const onIdleError = () => undefined;

beforeAll(async () => {
  postgres = await startPostgresForTests();
  database = await openDistrictDatabase(postgres.url, onIdleError);
  log = createPostgresDistrictLog(database, { now: () => 1_000 });
});
afterAll(async () => {
  await database?.destroy();
  await postgres?.stop();
});

async function addSchool(): Promise<string> {
  const id = randomUUID();
  await database.insertInto('schools').values({ id, name: 'Escuela 12', created_ms: '1' }).execute();
  return id;
}

async function addOperations(name: LogName, from: number, to: number, deviceId = 'pc1') {
  const operations = Array.from({ length: to - from }, (_, index) =>
    makeOperation({ counter: from + index, deviceId }),
  );
  return log.write(name, (writing) => writing.append(operations));
}

describeDistrictLog('Postgres', async () => ({ log, schoolId: await addSchool() }));

describe('pushes at once', () => {
  it('leave no gap and no double, whoever comes first', async () => {
    const name: LogName = `school:${await addSchool()}`;
    const pushes = Array.from({ length: 12 }, (_, index) => addOperations(name, 0, 25, `pc${index % 6}`));
    const tips = (await Promise.all(pushes)).map(({ tip }) => tip);
    const { operations, tip, checksum } = await log.page(name, 0, 1000);
    expect(tip).toBe(150);
    expect(Math.max(...tips)).toBe(150);
    expect(operations.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    expect(new Set(operations.map(({ id }) => id)).size).toBe(150);
    expect(checksum.heads).toBe(150);
  });

  it('are never passed by a reader: what a slow one will number is not behind what a fast one numbered', async () => {
    const name: LogName = `school:${await addSchool()}`;
    const slowHolds = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const slow = log.write(name, async (writing) => {
      await writing.append([makeOperation({ counter: 1, deviceId: 'slow' })]);
      slowHolds.resolve();
      await mayEnd.promise;
    });
    await slowHolds.promise;
    const fast = addOperations(name, 0, 1, 'fast');
    expect((await log.page(name, 0, 10)).operations).toEqual([]);
    mayEnd.resolve();
    await Promise.all([slow, fast]);
    const { operations } = await log.page(name, 0, 10);
    expect(operations.map(({ id, sequence }) => [id.split(':')[0], sequence])).toEqual([
      ['slow', 1],
      ['fast', 2],
    ]);
  });

  it('hold the device against who revokes it, so that nothing is taken once it is revoked', async () => {
    const schoolId = await addSchool();
    const id = randomUUID();
    await log.addDevice({ id, schoolId, publicKey: 'k', isRevoked: false });
    let revoking: Promise<unknown> | undefined;
    let isRevoked = false;
    await log.write(`school:${schoolId}`, async (writing) => {
      expect(await writing.device(id)).toMatchObject({ isRevoked: false });
      revoking = database
        .updateTable('devices')
        .set({ is_revoked: true })
        .where('id', '=', id)
        .execute()
        .then(() => {
          isRevoked = true;
        });
      await writing.append([makeOperation({ counter: 1 })]);
      expect(isRevoked).toBe(false);
    });
    await revoking;
    expect(await log.device(id)).toMatchObject({ isRevoked: true });
  });
});

describe('another school', () => {
  const tables = ['logs', 'operations', 'superseded', 'counter_blocks', 'dropped_blocks', 'purges'] as const;
  let own: LogName;
  let other: LogName;

  beforeAll(async () => {
    own = `school:${await addSchool()}`;
    other = `school:${await addSchool()}`;
    for (const name of [own, other]) {
      await addOperations(name, 0, 3);
      await log.write(name, (writing) =>
        writing.append([makeOperation({ counter: 9, bases: [makeOperation({ counter: 0 }).id] })]),
      );
      await log.write(name, async (writing) => {
        await writing.append([makeOperation({ counter: 10, bases: [makeOperation({ counter: 1 }).id] })]);
        await writing.makeSnapshot();
        await writing.append([makeOperation({ counter: 11, bases: [makeOperation({ counter: 9 }).id] })]);
        expect(await writing.dropSuperseded(2_000)).toBe(2);
        const what = { reason: 'Pedido', entities: [], source: null, proofs: [], blobs: [] };
        await writing.append([makeOperation({ counter: 12, entity: 'purge', value: what })]);
      });
    }
  });

  it.each(tables)('is not in %s for who is of none', async (table) => {
    expect(await database.selectFrom(table).select('log').execute()).toEqual([]);
  });

  it.each(tables)('is not in %s for who is of one, though asked for by name', async (table) => {
    const [all, named] = await readLog(database, own, async (transaction) => [
      await transaction.selectFrom(table).select('log').execute(),
      await transaction.selectFrom(table).select('log').where('log', '=', other).execute(),
    ]);
    expect(new Set(all.map(({ log }) => log))).toEqual(new Set([own]));
    expect(named).toEqual([]);
  });

  it('is not written to by who is of one', async () => {
    const row = { log: other, device_id: 'x', block: 1, sum: '0', heads: 0 };
    const insert = writeLog(database, own, (transaction) =>
      transaction.insertInto('counter_blocks').values(row).execute(),
    );
    await expect(insert).rejects.toThrow('row-level security');
    const changed = await writeLog(database, own, (transaction) =>
      transaction.updateTable('logs').set({ tip: 0 }).where('log', '=', other).executeTakeFirst(),
    );
    expect(changed.numUpdatedRows).toBe(0n);
    expect((await log.page(other, 0, 0)).tip).toBe(7);
  });

  it('is not reached by a role that may get round it: nothing is taken away, dropped or read past', async () => {
    for (const statement of [
      'delete from operations',
      'update operations set body = null',
      'alter table operations disable row level security',
      'drop table operations',
      'select * from schema_migrations',
    ]) {
      await expect(sql.raw(statement).execute(database), statement).rejects.toThrow(/permission denied|must be owner/);
    }
    const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean }>`
      select rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(database);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('is kept out of every table, each with a policy for each role that may touch it', async () => {
    const { rows } = await sql<{ relname: string; isForced: boolean; isUngoverned: boolean }>`
      select relname, relrowsecurity and relforcerowsecurity as "isForced",
        exists (select from unnest(array['amanuense_server', 'amanuense_people']) as role (name)
          where (has_any_column_privilege(role.name, pg_class.oid, 'select, insert, update')
            or has_table_privilege(role.name, pg_class.oid, 'delete'))
          and not exists (select from pg_policies where tablename = relname
            and (role.name = any (roles) or 'public' = any (roles)))) as "isUngoverned"
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(
      database,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ isForced }) => !isForced).map(({ relname }) => relname)).toEqual(['schema_migrations']);
    expect(rows.filter(({ isUngoverned }) => isUngoverned)).toEqual([]);
  });
});
