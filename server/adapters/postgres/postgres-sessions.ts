import type { Kysely, Selectable } from 'kysely';
import type { AccountRepository, Session } from '../../../src-shared/ports/account-repository.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictTables } from './district-tables.ts';

type Sessions = Pick<AccountRepository, 'addSession' | 'session' | 'noteSessionUse' | 'sessions' | 'endSessions'>;

/** The sessions of people, in a transaction. Those that ended are swept when one begins. */
export function createPostgresSessions(database: Kysely<DistrictTables>, clock: Clock): Sessions {
  return {
    async addSession({ id, tokenHash, userId, program, secondFactor, isByProvider, ...times }) {
      await database.deleteFrom('sessions').where('ends_ms', '<=', String(clock.now())).execute();
      await database
        .insertInto('sessions')
        .values({
          id,
          token_hash: tokenHash,
          user_id: userId,
          program,
          started_ms: String(times.startedMs),
          last_used_ms: String(times.lastUsedMs),
          ends_ms: String(times.endsMs),
          second_factor: secondFactor,
          is_by_provider: isByProvider,
        })
        .execute();
    },
    async session(tokenHash) {
      const found = database.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash);
      const row = await found.executeTakeFirst();
      return row ? toSession(row) : null;
    },
    async noteSessionUse(sessionId, nowMs) {
      const used = { last_used_ms: String(nowMs) };
      await database.updateTable('sessions').set(used).where('id', '=', sessionId).execute();
    },
    async sessions(userId) {
      const rows = await database
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', userId)
        .where('ends_ms', '>', String(clock.now()))
        .orderBy('started_ms', 'desc')
        .execute();
      return rows.map(toSession);
    },
    async endSessions(userId, which) {
      const all = database.deleteFrom('sessions').where('user_id', '=', userId);
      const some =
        which === undefined
          ? all
          : 'only' in which
            ? all.where('id', '=', which.only)
            : all.where('id', '<>', which.but);
      return Number((await some.executeTakeFirst()).numDeletedRows);
    },
  };
}

function toSession(row: Selectable<DistrictTables['sessions']>): Session {
  return {
    id: row.id,
    userId: row.user_id,
    program: row.program,
    startedMs: Number(row.started_ms),
    lastUsedMs: Number(row.last_used_ms),
    endsMs: Number(row.ends_ms),
    secondFactor: row.second_factor,
    isByProvider: row.is_by_provider,
  };
}
