import { type Kysely, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { AuditActor, AuditEntry } from '../../../src-shared/domain/district/audit.ts';
import { auditStart, followAudit } from '../../../src-shared/domain/district/audit-chain.ts';
import type { AuditFilter, AuditLog, NamedEntry } from '../../../src-shared/ports/audit-log.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictTables } from './district-tables.ts';

type Row = Selectable<DistrictTables['audit_entries']>;

/** The district's audit, in a transaction. */
export function createPostgresAudit(database: Kysely<DistrictTables>, clock: Clock): AuditLog {
  const read = async (filter: AuditFilter, narrow: (query: Named) => Named) =>
    (await narrow(filtered(named(database), filter)).execute()).map(toNamedEntry);
  return {
    async append(act) {
      const head = await database.selectFrom('audit_head').selectAll().forUpdate().executeTakeFirstOrThrow();
      const entry = followAudit(head, act, clock.now());
      await database.insertInto('audit_entries').values(toRow(entry)).execute();
      await database.updateTable('audit_head').set({ sequence: entry.sequence, chain: entry.chain }).execute();
    },
    newest: (filter, { before, limit }) =>
      read(filter, (query) => {
        const older = before === null ? query : query.where('audit_entries.sequence', '<', before);
        return older.orderBy('audit_entries.sequence', 'desc').limit(limit);
      }),
    after: (filter, { after, limit }) =>
      read(filter, (query) =>
        query.where('audit_entries.sequence', '>', after).orderBy('audit_entries.sequence').limit(limit),
      ),
    async written(after, limit) {
      const all = database.selectFrom('audit_entries').selectAll().orderBy('sequence').limit(limit);
      return (await all.where('sequence', '>', after).execute()).map(toEntry);
    },
    head: () => database.selectFrom('audit_head').select(['sequence', 'chain']).executeTakeFirstOrThrow(),
    async start() {
      const cuts = database.selectFrom('audit_cuts').select(['sequence', 'chain']).orderBy('sequence', 'desc');
      return (await cuts.executeTakeFirst()) ?? auditStart;
    },
    async lastBefore(atMs) {
      const entries = database.selectFrom('audit_entries');
      const young = await entries
        .select('sequence')
        .where('at_ms', '>=', String(Math.ceil(atMs)))
        .orderBy('sequence')
        .executeTakeFirst();
      if (young) return young.sequence - 1;
      const { last } = await entries.select((count) => count.fn.max('sequence').as('last')).executeTakeFirstOrThrow();
      return last ?? 0;
    },
    async cut({ sequence, chain }, file) {
      await database
        .insertInto('audit_cuts')
        .values({ sequence, chain, cut_ms: String(clock.now()), file })
        .execute();
      await sql`select retire_audit(${sequence})`.execute(database);
    },
  };
}

type Names = Record<'actor_name' | 'actor_pc' | 'user_name' | 'subject_school' | 'subject_pc' | 'of', string | null>;
type Named = SelectQueryBuilder<DistrictTables, 'audit_entries', Row & Names>;

/** How those are called that an entry names. */
const names = { users: sql.ref('full_name'), schools: sql.ref('name'), devices: sql`told::json ->> 'name'` };

/** Entries with what those that they name are called, as far as the transaction sees them. */
function named(database: Kysely<DistrictTables>): Named {
  const nameOf = (table: keyof typeof names, id: 'actor_id' | 'subject_id' | 'school_id') =>
    sql<string | null>`(select ${names[table]} from ${sql.table(table)}
      where ${sql.ref(`${table}.id`)} = ${sql.ref(`audit_entries.${id}`)})`;
  return database
    .selectFrom('audit_entries')
    .selectAll('audit_entries')
    .select([
      nameOf('users', 'actor_id').as('actor_name'),
      nameOf('devices', 'actor_id').as('actor_pc'),
      nameOf('users', 'subject_id').as('user_name'),
      nameOf('schools', 'subject_id').as('subject_school'),
      nameOf('devices', 'subject_id').as('subject_pc'),
      nameOf('schools', 'school_id').as('of'),
    ]);
}

function filtered(query: Named, { actorId, actions, schoolId, fromMs, toMs }: AuditFilter): Named {
  let narrowed = query;
  if (actorId !== undefined) narrowed = narrowed.where('actor_id', '=', actorId);
  if (actions !== undefined && actions.length > 0) narrowed = narrowed.where('action', 'in', actions);
  if (schoolId !== undefined) narrowed = narrowed.where('school_id', '=', schoolId);
  if (fromMs !== undefined) narrowed = narrowed.where('at_ms', '>=', String(Math.ceil(fromMs)));
  if (toMs !== undefined) narrowed = narrowed.where('at_ms', '<', String(Math.ceil(toMs)));
  return narrowed;
}

function toRow({ actor, subject, schoolId, atMs, ...entry }: AuditEntry): Row {
  return {
    ...entry,
    at_ms: String(atMs),
    actor: actor.kind,
    actor_id: actor.kind === 'person' ? actor.userId : actor.kind === 'device' ? actor.deviceId : null,
    session_id: actor.kind === 'person' ? actor.sessionId : null,
    subject: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    school_id: schoolId,
  };
}

function toEntry(row: Row): AuditEntry {
  return {
    sequence: row.sequence,
    atMs: Number(row.at_ms),
    actor: toActor(row),
    action: row.action,
    subject: row.subject === null ? null : { kind: row.subject, id: row.subject_id ?? '' },
    schoolId: row.school_id,
    reason: row.reason,
    result: row.result,
    chain: row.chain,
  };
}

function toNamedEntry(row: Row & Names): NamedEntry {
  const { user_name, subject_school, subject_pc, of } = row;
  const subjectName = user_name ?? subject_school ?? subject_pc;
  return { ...toEntry(row), actorName: row.actor_name ?? row.actor_pc, subjectName, schoolName: of };
}

function toActor({ actor, actor_id, session_id }: Row): AuditActor {
  if (actor === 'person') return { kind: actor, userId: actor_id ?? '', sessionId: session_id };
  if (actor === 'device') return { kind: actor, deviceId: actor_id ?? '' };
  return { kind: actor };
}
