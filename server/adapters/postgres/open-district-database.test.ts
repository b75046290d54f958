import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgresForTests } from '../../../tests/fixtures/postgres-for-tests.ts';
import { makeOperation } from '../../../tests/port-suites/district-log-suite.ts';
import { migrateDatabase } from './migrate-database.ts';
import { openDistrictDatabase } from './open-district-database.ts';
import { createPostgresDistrictLog } from './postgres-district-log.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let url: string;

/** Postgres may stop before it has heard that nobody is connected any more. */
const onIdleError = () => undefined;

/** Asks something of the database as its owner. */
async function asOwner<Result>(at: string, work: (owner: Client) => Promise<Result>): Promise<Result> {
  const owner = new Client({ connectionString: at });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** A database that somebody else runs, of a user who is no superuser. */
beforeAll(async () => {
  postgres = await startPostgresForTests();
  await asOwner(postgres.url, async (owner) => {
    await owner.query("create role distrito login createrole password 'una clave'");
    await owner.query('create database distrito owner distrito');
  });
  url = Object.assign(new URL(postgres.url), {
    username: 'distrito',
    password: 'una clave',
    pathname: '/distrito',
  }).href;
});
afterAll(() => postgres?.stop());

it('makes its tables where it is a guest, and keeps schools apart there too', async () => {
  const database = await openDistrictDatabase(url, onIdleError);
  try {
    const log = createPostgresDistrictLog(database, { now: () => 1_000 });
    await log.write('school:1', (writing) => writing.append([makeOperation({ counter: 1 })]));
    expect((await log.page('school:1', 0, 10)).tip).toBe(1);
    expect(await database.selectFrom('operations').select('id').execute()).toEqual([]);
  } finally {
    await database.destroy();
  }
});

it('shuts out even the owner of the tables who does not say whose log it is', async () => {
  expect((await asOwner(url, (owner) => owner.query('select * from operations'))).rows).toEqual([]);
});

it('leaves tables as they are that it finds made, whoever starts at once', async () => {
  const opened = await Promise.all([1, 2, 3].map(() => openDistrictDatabase(url, onIdleError)));
  const [database] = opened;
  expect((await createPostgresDistrictLog(database!, { now: () => 1_000 }).page('school:1', 0, 10)).tip).toBe(1);
  for (const each of opened) await each.destroy();
});

it('refuses a database that a newer server made', async () => {
  await expect(asOwner(url, (owner) => migrateDatabase(owner, []))).rejects.toThrow('another version');
});
