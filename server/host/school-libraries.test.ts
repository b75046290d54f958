import { createHash } from 'node:crypto';
import { afterAll, beforeAll, it } from 'vitest';
import { startPostgresForTests } from '../../tests/fixtures/postgres-for-tests.ts';
import { runChangeLogSuite } from '../../tests/port-suites/change-log-suite.ts';
import {
  type OpenTestLibrary,
  openTestLibrary,
  steppingClock,
  temporaryFolder,
} from '../../tests/port-suites/library-fixtures.ts';
import { runPaperGroupsSuite } from '../../tests/port-suites/paper-groups-suite.ts';
import { runReadingLedgerSuite } from '../../tests/port-suites/reading-ledger-suite.ts';
import { runRepositoriesSuite } from '../../tests/port-suites/repositories-suite.ts';
import { expectSameSearch } from '../../tests/port-suites/same-search.ts';
import { runSearchSuite } from '../../tests/port-suites/search-suite.ts';
import { runSyncStoreSuite } from '../../tests/port-suites/sync-store-suite.ts';
import { openDistrictDatabase } from '../adapters/postgres/open-district-database.ts';
import { openSchoolLibraries, type SchoolLibraries } from './school-libraries.ts';

let postgres: Awaited<ReturnType<typeof startPostgresForTests>>;
let libraries: SchoolLibraries;

/** Postgres may stop before it has heard that nobody is connected any more. */
const onIdleError = () => undefined;

beforeAll(async () => {
  postgres = await startPostgresForTests();
  await (await openDistrictDatabase(postgres.url, onIdleError)).destroy();
  libraries = await openSchoolLibraries(postgres.url, { schools: [], onIdleError });
});
afterAll(async () => {
  await libraries?.close();
  await postgres?.stop();
});

/** All of them in one database: a folder stands for a school. */
const open: OpenTestLibrary = (folder, { clock = steppingClock() } = {}) => libraries.open(schoolOf(folder), clock);

function schoolOf(folder: string): string {
  const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

runChangeLogSuite('Postgres', open);
runReadingLedgerSuite('Postgres', open);
runRepositoriesSuite('Postgres', open);
runPaperGroupsSuite('Postgres', open);
runSearchSuite('Postgres', open);
runSyncStoreSuite('Postgres', open, [1]);

it('finds in Postgres what SQLite finds, in the same order', async () => {
  const folder = temporaryFolder();
  const [one, other] = [await openTestLibrary(folder.path), await open(folder.path)];
  await expectSameSearch(one, other);
  await Promise.all([one.close(), other.close()]);
  folder.dispose();
});
