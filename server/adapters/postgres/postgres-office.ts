import { sql } from 'kysely';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictOffice, Reach } from '../../../src-shared/ports/district-office.ts';
import { peopleRole } from './migrate-database.ts';
import type { DistrictDatabase } from './open-district-database.ts';
import { createPostgresAccounts } from './postgres-accounts.ts';
import { createPostgresAudit } from './postgres-audit.ts';
import { withPostgresErrors } from './postgres-errors.ts';
import { createPostgresRegistry } from './postgres-registry.ts';
import { createPostgresSchoolViews } from './postgres-school-views.ts';

/**
 * The district's schools, PCs, people and audit in its Postgres. Who is signed in works as a role of its own there, for
 * which row-level security leaves the schools that are set here and nothing else.
 */
export function createPostgresOffice(database: DistrictDatabase, clock: Clock): DistrictOffice {
  return {
    enter: (reach, work) =>
      withPostgresErrors(() =>
        database
          .transaction()
          .setIsolationLevel('read committed')
          .execute(async (transaction) => {
            if (reach.kind !== 'server') {
              await sql`select set_config('role', ${peopleRole}, true),
                set_config('amanuense.reach', ${reach.kind}, true),
                set_config('amanuense.schools', ${namedSchools(reach)}, true)`.execute(transaction);
            }
            return work({
              registry: createPostgresRegistry(transaction, clock),
              accounts: createPostgresAccounts(transaction, clock),
              audit: createPostgresAudit(transaction, clock),
              views: createPostgresSchoolViews(transaction),
            });
          }),
      ),
  };
}

function namedSchools(reach: Reach): string {
  return reach.kind === 'schools' ? reach.ids.join(',') : '';
}
