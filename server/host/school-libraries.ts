import type { Clock } from '../../src-shared/ports/clock.ts';
import {
  type LibraryStorage,
  migrateSharedTables,
  openSchoolStorage,
} from '../../src-shared/storage/create-library-storage.ts';
import { openLibraryOwner, openLibraryPool } from '../adapters/postgres/library-pool.ts';
import { serverRole } from '../adapters/postgres/migrate-database.ts';

/** The libraries of a district's schools. */
export type SchoolLibraries = {
  /** A school's library; whoever opens it closes it. `school` is a UUID. */
  open(school: string, clock: Clock): Promise<LibraryStorage>;
  close(): Promise<void>;
};

type Opening = { schools: readonly string[]; onIdleError: (error: Error) => void };

/** Brings the libraries' tables up to date; `schools` are those that there are. The database is a district's. */
export async function openSchoolLibraries(url: string, { schools, onIdleError }: Opening): Promise<SchoolLibraries> {
  await migrateSharedTables(openLibraryOwner(url), { role: serverRole, schools });
  const pool = openLibraryPool(url, onIdleError);
  return {
    open: (school, clock) =>
      openSchoolStorage({ dialect: pool.ofSchool(school), close: async () => undefined }, { school, clock }),
    close: () => pool.close(),
  };
}
