import { type Kysely, type Selectable, sql } from 'kysely';
import type { AccountRepository, ListedUser } from '../../../src-shared/ports/account-repository.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { School } from '../../../src-shared/ports/district-registry.ts';
import type { DistrictTables } from './district-tables.ts';
import { createPostgresLinks } from './postgres-links.ts';
import { createPostgresProviders } from './postgres-providers.ts';
import { createPostgresSecondFactors } from './postgres-second-factors.ts';
import { createPostgresSessions } from './postgres-sessions.ts';
import { createPostgresTries } from './postgres-tries.ts';

type Database = Kysely<DistrictTables>;

/** The people of a district, in a transaction. */
export function createPostgresAccounts(database: Database, clock: Clock): AccountRepository {
  const update = async (userId: string, change: Partial<Changeable>) => {
    await database.updateTable('users').set(change).where('id', '=', userId).execute();
  };
  return {
    ...createPostgresSessions(database, clock),
    ...createPostgresLinks(database, clock),
    ...createPostgresTries(database, clock),
    ...createPostgresSecondFactors(database),
    ...createPostgresProviders(database, clock),
    users: () => listUsers(database, null),
    user: async (id) => (await listUsers(database, id))[0] ?? null,
    async addUser({ id, userName, fullName, role, schoolIds }) {
      const row = { id, user_name: userName, full_name: fullName, role, created_ms: String(clock.now()) };
      const added = await database
        .insertInto('users')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 0n) return false;
      await addSchools(database, id, schoolIds);
      return true;
    },
    async setRole(userId, role, schoolIds) {
      await update(userId, { role });
      await database.deleteFrom('user_schools').where('user_id', '=', userId).execute();
      await addSchools(database, userId, schoolIds);
    },
    setBlocked: (userId, isBlocked) => update(userId, { is_blocked: isBlocked }),
    async countAdministrators() {
      const { rows } = await sql`select id from users where role = 'administrator' and not is_blocked
        and (has_password or has_provider)
        order by id for update`.execute(database);
      return rows.length;
    },
    async credentials(userName) {
      const row = await database
        .selectFrom('users')
        .select(['id', 'is_blocked', 'password', 'second_factor', 'is_second_factor_on'])
        .where('user_name', '=', userName)
        .executeTakeFirst();
      if (row === undefined) return null;
      const {
        id: userId,
        is_blocked: isBlocked,
        second_factor: secondFactor,
        is_second_factor_on: isSecondFactorOn,
      } = row;
      return { userId, isBlocked, password: row.password, secondFactor, isSecondFactorOn };
    },
    setPassword: (userId, password) => update(userId, { password }),
    noteSignIn: (userId) => update(userId, { last_sign_in_ms: String(clock.now()) }),
  };
}

type Changeable = Pick<Selectable<DistrictTables['users']>, 'role' | 'is_blocked' | 'password' | 'last_sign_in_ms'>;

async function addSchools(database: Database, userId: string, schoolIds: readonly string[]): Promise<void> {
  const rows = schoolIds.map((schoolId) => ({ user_id: userId, school_id: schoolId }));
  if (rows.length > 0) await database.insertInto('user_schools').values(rows).execute();
}

async function listUsers(database: Database, id: string | null): Promise<ListedUser[]> {
  const all = database
    .selectFrom('users')
    .select(['id', 'user_name', 'full_name', 'role', 'is_blocked', 'has_password', 'is_second_factor_on'])
    .select(['has_provider', 'second_factor_due_ms', 'created_ms', 'last_sign_in_ms'])
    .orderBy('full_name')
    .orderBy('id');
  const rows = await (id === null ? all : all.where('id', '=', id)).execute();
  const schools = await schoolsOf(database, id);
  return rows.map((row) => ({
    id: row.id,
    userName: row.user_name,
    fullName: row.full_name,
    role: row.role,
    schools: schools.get(row.id) ?? [],
    state: row.is_blocked ? 'blocked' : row.has_password || row.has_provider ? 'active' : 'invited',
    hasPassword: row.has_password,
    hasProvider: row.has_provider,
    hasSecondFactor: row.is_second_factor_on,
    secondFactorDueMs: row.second_factor_due_ms === null ? null : Number(row.second_factor_due_ms),
    createdMs: Number(row.created_ms),
    lastSignInMs: row.last_sign_in_ms === null ? null : Number(row.last_sign_in_ms),
  }));
}

async function schoolsOf(database: Database, userId: string | null): Promise<Map<string, School[]>> {
  const all = database
    .selectFrom('user_schools')
    .innerJoin('schools', 'schools.id', 'user_schools.school_id')
    .select(['user_id', 'schools.id', 'schools.name'])
    .orderBy('schools.name');
  const rows = await (userId === null ? all : all.where('user_id', '=', userId)).execute();
  const found = new Map<string, School[]>();
  for (const { user_id, id, name } of rows) found.set(user_id, [...(found.get(user_id) ?? []), { id, name }]);
  return found;
}
