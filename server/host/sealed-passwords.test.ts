import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createId, type JobId, type SourceId } from '../../src-shared/domain/identifiers.ts';
import type { StoredJob } from '../../src-shared/ports/job-repository.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { rememberedPassword, rememberPassword } from '../../src-shared/use-cases/file-passwords.ts';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import { steppingClock } from '../../tests/port-suites/library-fixtures.ts';
import { migrateDatabase } from '../adapters/postgres/migrate-database.ts';
import { migrations } from '../adapters/postgres/migrations/index.ts';
import { createAesSecretBox } from '../adapters/secrets/aes-secret-box.ts';
import { openSchoolLibraries, type SchoolLibraries } from './school-libraries.ts';
import { withSealedPasswords } from './sealed-passwords.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let libraries: SchoolLibraries;
/** Of a user for whom row-level security holds, as a district's is. */
let owner: Client;
let databaseUrl: string;

/** Postgres may stop before it has heard that nobody is connected any more. */
const onIdleError = () => undefined;
const secrets = createAesSecretBox(randomBytes(48), 'passwords of papers');
const password = 'ñandú-1984';

beforeAll(async () => {
  postgres = await startPostgresForTests();
  const user = new Client({ connectionString: postgres.url });
  await user.connect();
  await user.query("create role distrito login createrole createdb password 'clave'");
  await user.query('create database distrito owner distrito');
  await user.end();
  const named = { username: 'distrito', password: 'clave', pathname: '/distrito' };
  databaseUrl = Object.assign(new URL(postgres.url), named).href;
  owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  const older = migrations.filter(({ version }) => version < 160);
  await migrateDatabase(owner, older);
  libraries = await openSchoolLibraries(databaseUrl, { schools: [], onIdleError });
});
afterAll(async () => {
  await owner?.end();
  await libraries?.close();
  await postgres?.stop();
});

function jobOf(id: JobId): StoredJob {
  return {
    id,
    type: 'read-again',
    title: 'Releer',
    state: 'queued',
    progress: null,
    remainingMs: null,
    createdAt: '2026-03-02T03:00:00.000Z',
    finishedAt: null,
    summary: null,
    failures: [],
    errorCode: null,
    errorData: {},
    result: null,
    input: { input: { sourceIds: ['s1'], password }, actor: { kind: 'user' }, place: 3 },
  };
}

/** What stands in the tables of a school. */
async function stored(storage: LibraryStorage, job: JobId, source: SourceId): Promise<string> {
  return JSON.stringify([await storage.jobs.get(job), await storage.settings.getLocal(`file-password:${source}`)]);
}

it('passwords of papers lie in a school’s tables sealed, and come back to that school alone', async () => {
  const school = randomUUID();
  const plain = await libraries.open(school, steppingClock());
  const storage = withSealedPasswords(plain, secrets, school);
  const [source, job] = [createId<SourceId>(), createId<JobId>()];
  await rememberPassword(storage.settings, source, password);
  await storage.settings.setLocal('window', 'ancha');
  await storage.jobs.insert(jobOf(job));
  await storage.jobs.update(job, { title: 'Releer', input: jobOf(job).input });
  expect(await stored(plain, job, source)).not.toContain(password);
  expect(await plain.settings.getLocal('window')).toBe('ancha');
  expect(await rememberedPassword(storage.settings, source)).toBe(password);
  const wish = { input: { sourceIds: ['s1'], password }, place: 3 };
  expect((await storage.jobs.get(job))?.input).toMatchObject(wish);
  expect((await storage.jobs.unfinished())[0]?.input).toMatchObject(wish);
  const elsewhere = withSealedPasswords(plain, secrets, randomUUID());
  expect(await rememberedPassword(elsewhere.settings, source)).toBeUndefined();
  expect((await elsewhere.jobs.get(job))?.input).toMatchObject({ input: { sourceIds: ['s1'] }, place: 3 });
  expect(JSON.stringify(await elsewhere.jobs.get(job))).not.toContain('password');
  await storage.close();
});

it('what lay there unsealed goes when the tables are brought up to date, and nothing else', async () => {
  const school = randomUUID();
  const storage = await libraries.open(school, steppingClock());
  const [source, job] = [createId<SourceId>(), createId<JobId>()];
  await rememberPassword(storage.settings, source, password);
  await storage.settings.setLocal('window', 'ancha');
  await storage.jobs.insert(jobOf(job));
  expect(await stored(storage, job, source)).toContain(password);
  await migrateDatabase(owner, migrations);
  expect(await stored(storage, job, source)).not.toContain(password);
  expect((await storage.jobs.get(job))?.input).toMatchObject({ input: { sourceIds: ['s1'] }, place: 3 });
  expect(await storage.settings.getLocal('window')).toBe('ancha');
  const forced = await owner.query(
    `select relname from pg_class where relforcerowsecurity and relname in ('local_settings', 'jobs')`,
  );
  expect(forced.rows).toHaveLength(2);
  await storage.close();
});
