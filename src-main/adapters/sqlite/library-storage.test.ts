import { runChangeLogSuite } from '../../../tests/port-suites/change-log-suite.ts';
import { type OpenTestLibrary, openTestLibrary, testKey } from '../../../tests/port-suites/library-fixtures.ts';
import { runPaperGroupsSuite } from '../../../tests/port-suites/paper-groups-suite.ts';
import { runReadingLedgerSuite } from '../../../tests/port-suites/reading-ledger-suite.ts';
import { runRepositoriesSuite } from '../../../tests/port-suites/repositories-suite.ts';
import { runSearchSuite } from '../../../tests/port-suites/search-suite.ts';
import { runSyncStoreSuite } from '../../../tests/port-suites/sync-store-suite.ts';

for (const [title, key] of [
  ['plain SQLite', null],
  ['encrypted SQLite', testKey],
] as const) {
  const open: OpenTestLibrary = (folder, options) => openTestLibrary(folder, { ...options, key });
  runChangeLogSuite(title, open);
  runReadingLedgerSuite(title, open);
  runRepositoriesSuite(title, open);
  runPaperGroupsSuite(title, open);
  runSearchSuite(title, open);
  runSyncStoreSuite(title, open);
}
