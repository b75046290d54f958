import { randomUUID } from 'node:crypto';
import { Kysely } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personChanges, personFieldChanges, settingChange, sourceChanges } from '../../src-shared/domain/changes.ts';
import { createId, type FolderId, type PersonId } from '../../src-shared/domain/identifiers.ts';
import { operationMaker } from '../../src-shared/domain/seal-operation.ts';
import { entityLayouts } from '../../src-shared/storage/change-log/registers.ts';
import { migrate } from '../../src-shared/storage/migrate.ts';
import { migrations } from '../../src-shared/storage/migrations/index.ts';
import { createPostgresSchemaDialect } from '../../src-shared/storage/postgres-dialect.ts';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import {
  actor,
  samplePerson,
  sampleSource,
  sampleText,
  steppingClock,
} from '../../tests/port-suites/library-fixtures.ts';
import { openLibraryOwner } from '../adapters/postgres/library-pool.ts';
import { serverRole } from '../adapters/postgres/migrate-database.ts';
import { openDistrictDatabase } from '../adapters/postgres/open-district-database.ts';
import { openSchoolLibraries, type SchoolLibraries } from './school-libraries.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let libraries: SchoolLibraries;
/** Asks as the server's role, of no school until it says of which. */
let anybody: Client;

/** Postgres may stop before it has heard that nobody is connected any more. */
const onIdleError = () => undefined;

beforeAll(async () => {
  postgres = await startPostgresForTests();
  await (await openDistrictDatabase(postgres.url, onIdleError)).destroy();
  libraries = await openSchoolLibraries(postgres.url, { schools: [], onIdleError });
  anybody = new Client({ connectionString: postgres.url, options: `-c role=${serverRole} -c search_path=library` });
  await anybody.connect();
});
afterAll(async () => {
  await anybody?.end();
  await libraries?.close();
  await postgres?.stop();
});

const open = (school: string) => libraries.open(school, steppingClock());

async function asOwner(work: (owner: Client) => Promise<unknown>): Promise<void> {
  const owner = new Client({ connectionString: postgres.url });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}

/** The tables of libraries, but for the one that says how they were made. */
async function tablesOfSchools(): Promise<string[]> {
  const { rows } = await anybody.query<{ name: string }>(`
    select relname as name from pg_class
    where relnamespace = 'library'::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migrations'`);
  return rows.map(({ name }) => name);
}

describe('the tables that schools share', () => {
  it('are each shut to every school but one by a policy that holds for their owner too', async () => {
    const { rows } = await anybody.query(`
      select relname, relrowsecurity, relforcerowsecurity,
        (select array_agg(pg_get_expr(polqual, polrelid)) from pg_policy where polrelid = pg_class.oid) as policies
      from pg_class where relnamespace = 'library'::regnamespace and relkind in ('r', 'p', 'v', 'm')`);
    const own = "(school = (NULLIF(current_setting('amanuense.school'::text, true), ''::text))::uuid)";
    const unguarded = rows.filter(
      (row) => !row.relrowsecurity || !row.relforcerowsecurity || row.policies?.join() !== own,
    );
    expect(unguarded.map(({ relname }) => relname)).toEqual(['schema_migrations']);
    expect(rows.length).toBeGreaterThan(40);
  });

  it('have no key and no index of which the school is not the first part, but that of words', async () => {
    const { rows } = await anybody.query(`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid, 1, true) as first from pg_index
      join pg_class on pg_class.oid = indrelid where relnamespace = 'library'::regnamespace`);
    const others = rows.filter(({ first }) => first !== 'school').map(({ name }) => name);
    expect(others.sort()).toEqual(['passage_index_words', 'schema_migrations_pkey']);
  });

  it('compare text by its bytes and hold every number that a PC writes', async () => {
    const { rows } = await anybody.query(`
      select table_name, column_name from information_schema.columns where table_schema = 'library'
        and table_name <> 'schema_migrations'
        and (data_type in ('integer', 'bigint', 'real') and is_identity = 'NO' or data_type = 'text' and collation_name is distinct from 'C')`);
    expect(rows).toEqual([]);
  });

  it('show nothing to who says of no school, and take nothing from them', async () => {
    const library = await open(randomUUID());
    const source = sampleSource();
    await library.changeLog.commit([...sourceChanges(source), ...personChanges(samplePerson())], { actor });
    await library.sources.saveText(source.id, sampleText('Un papel'));
    for (const table of await tablesOfSchools()) {
      expect((await anybody.query(`select * from ${table}`)).rows, table).toEqual([]);
    }
    await expect(anybody.query(`insert into local_state (key, value) values ('a', 'b')`)).rejects.toThrow('school');
    await library.close();
  });

  it('refuse whoever writes synced rows without the change log, in all tables that it lays out', async () => {
    const tables = ['operations', ...Object.values(entityLayouts).map(({ table }) => table)];
    const school = randomUUID();
    await (await open(school)).close();
    for (const table of tables) {
      await anybody.query('begin');
      await anybody.query(`select set_config('amanuense.school', $1, true)`, [school]);
      await expect(anybody.query(`delete from ${table}`), table).rejects.toThrow('commit alone');
      await anybody.query('rollback');
    }
  });
});

describe('two schools', () => {
  it('keep what has one name in both apart', async () => {
    const [one, other] = [await open(randomUUID()), await open(randomUUID())];
    const person = samplePerson();
    for (const library of [one, other]) {
      await library.changeLog.commit([...personChanges(person), settingChange('school', '1')], { actor });
    }
    await one.changeLog.commit(personFieldChanges(person.id, { course: '6.º C' }), { actor, undoable: true });
    expect((await other.people.get(person.id))?.course).toBe(person.course);
    expect(await other.changeLog.undo(actor)).toBeNull();
    await other.replay();
    expect((await one.people.get(person.id))?.course).toBe('6.º C');
    expect(await one.changeLog.history('person', person.id)).toHaveLength(
      (await other.changeLog.history('person', person.id)).length + 1,
    );
    await Promise.all([one.close(), other.close()]);
  });

  it('count their passages apart, and find no word of one another', async () => {
    const [one, other] = [await open(randomUUID()), await open(randomUUID())];
    for (const [library, word] of [
      [one, 'vacunatorio'],
      [other, 'excursión'],
    ] as const) {
      const source = sampleSource();
      await library.changeLog.commit(sourceChanges(source), { actor });
      await library.sources.saveText(source.id, sampleText(`La nota habla de ${word}`));
      expect(await library.search.extent()).toEqual({ passages: 1, newest: 1 });
    }
    expect(await one.search.search('excursión', {}, 5)).toEqual([]);
    expect(await other.search.search('excursión', {}, 5)).toHaveLength(1);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('one school', () => {
  it('counts every operation once, whoever writes at the same time', async () => {
    const school = randomUUID();
    const writers = await Promise.all([open(school), open(school), open(school)]);
    const id = createId<PersonId>();
    await writers[0]!.changeLog.commit(personChanges(samplePerson({ id })), { actor });
    const courses = Array.from({ length: 8 }, (_, index) => `${index}.º A`);
    const commits = writers.flatMap(({ changeLog }) =>
      courses.map((course) => changeLog.commit(personFieldChanges(id, { course }), { actor })),
    );
    await Promise.all(commits);
    const history = (await writers[0]!.changeLog.history('person', id)).filter(({ field }) => field === 'course');
    const counters = history.map((operation) => operationMaker(operation.id).counter);
    expect(new Set(counters).size).toBe(counters.length);
    for (const [index, operation] of history.slice(1).entries()) expect(operation.bases).toEqual([history[index]!.id]);
    await Promise.all(writers.map((writer) => writer.close()));
  });

  it('looks words up in their index', async () => {
    const school = randomUUID();
    await anybody.query('begin');
    await anybody.query(`select set_config('amanuense.school', $1, true)`, [school]);
    await anybody.query(`insert into passage_index (id, words, length)
      select number, format('''word%s'':1', number)::tsvector, 1 from generate_series(1, 5000) as number`);
    await anybody.query('commit');
    await asOwner((owner) => owner.query('analyze library.passage_index'));
    await anybody.query('begin');
    await anybody.query(`select set_config('amanuense.school', $1, true)`, [school]);
    const { rows } = await anybody.query(`explain select id from passage_index where words @@ '''word17'''::tsquery`);
    await anybody.query('rollback');
    expect(JSON.stringify(rows)).toContain('passage_index_words');
  });
});

it('a migration that writes rows writes for each school its own', async () => {
  const url = Object.assign(new URL(postgres.url), { pathname: '/older' }).href;
  await asOwner((owner) => owner.query('create database older'));
  await (await openDistrictDatabase(url, onIdleError)).destroy();
  const schools = [randomUUID(), randomUUID()];
  const upTo = async (version: number) => {
    const database = new Kysely<never>({ dialect: openLibraryOwner(url) });
    await migrate(database, {
      migrations: migrations.filter((migration) => migration.version < version),
      dialect: createPostgresSchemaDialect({ role: serverRole, schools }),
      copyFirst: async () => undefined,
    });
    await database.destroy();
  };
  await upTo(230);
  const server = new Client({ connectionString: url, options: `-c role=${serverRole} -c search_path=library` });
  await server.connect();
  const folder = createId<FolderId>();
  for (const school of schools) {
    await server.query(`select set_config('amanuense.school', $1, false)`, [school]);
    await server.query('update write_gate set is_open = 1');
    await server.query(`insert into folders (id, name, watched_path) values ($1, 'Legajos', $2)`, [folder, school]);
    await server.query('update write_gate set is_open = 0');
  }
  await upTo(Number.POSITIVE_INFINITY);
  for (const school of schools) {
    await server.query(`select set_config('amanuense.school', $1, false)`, [school]);
    expect((await server.query('select path from watched_folders')).rows).toEqual([{ path: school }]);
  }
  await server.end();
});
