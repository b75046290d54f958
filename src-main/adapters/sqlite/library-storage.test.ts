import { runChangeLogSuite } from '../../../tests/port-suites/change-log-suite.ts';
import { testKey } from '../../../tests/port-suites/library-fixtures.ts';

runChangeLogSuite('plain SQLite', null);
runChangeLogSuite('encrypted SQLite', testKey);
