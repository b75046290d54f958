import type { Kysely, Selectable } from 'kysely';
import { jobSchema } from '../../domain/job.ts';
import type { JobRepository, StoredJob } from '../../ports/job-repository.ts';
import type { JobsTable, LibraryTables } from '../library-tables.ts';

/** Durable jobs of this PC. */
export function createJobRepository(database: Kysely<LibraryTables>): JobRepository {
  const get = async (id: string): Promise<StoredJob | null> => {
    const row = await database.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : toStoredJob(row);
  };
  return {
    get,
    async insert(job) {
      await database.insertInto('jobs').values(toRow(job)).execute();
    },
    async update(id, fields) {
      const job = await get(id);
      if (job === null) return;
      const { state, input, content, result } = toRow({ ...job, ...fields });
      await database.updateTable('jobs').set({ state, input, content, result }).where('id', '=', id).execute();
    },
    async list(limit) {
      const rows = await database
        .selectFrom('jobs')
        .select(['id', 'type', 'state', 'created_at', 'input', 'content'])
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => toStoredJob({ ...row, result: null }));
    },
    async unfinished() {
      const rows = await database
        .selectFrom('jobs')
        .selectAll()
        .where('state', 'in', ['queued', 'running', 'paused'])
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(toStoredJob);
    },
    async remove(id) {
      await database.deleteFrom('jobs').where('id', '=', id).execute();
    },
    async removeEnded({ states, since = '', keep }) {
      const kept = database
        .selectFrom('jobs')
        .select('id')
        .where('state', 'in', states)
        .where('created_at', '>=', since)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(keep);
      await database.deleteFrom('jobs').where('state', 'in', states).where('id', 'not in', kept).execute();
    },
  };
}

function toRow(job: StoredJob): Selectable<JobsTable> {
  const { id, type, state, createdAt, input, result, ...rest } = job;
  return {
    id,
    type,
    state,
    created_at: createdAt,
    input: JSON.stringify(input ?? null),
    content: JSON.stringify(rest),
    result: result === null || result === undefined ? null : JSON.stringify(result),
  };
}

function toStoredJob(row: Selectable<JobsTable>): StoredJob {
  const content: Record<string, unknown> = JSON.parse(row.content);
  const job = jobSchema.parse({
    ...content,
    result: row.result === null ? null : JSON.parse(row.result),
    id: row.id,
    type: row.type,
    state: row.state,
    createdAt: row.created_at,
  });
  return { ...job, input: JSON.parse(row.input) };
}
