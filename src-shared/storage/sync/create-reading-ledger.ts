import { type Kysely, type SqlBool, sql } from 'kysely';
import { sharedReadingChange } from '../../domain/changes.ts';
import { type SourceId, sha256Schema, sourceIdSchema } from '../../domain/identifiers.ts';
import { sourceSchema } from '../../domain/source.ts';
import { bestReading, type SharedReading, sharedReadingSchema } from '../../domain/sync/shared-reading.ts';
import type { ReadingLedger, ReadingToShare, WantedReading } from '../../ports/reading-ledger.ts';
import { type ChangeLogParts, withOpenGate, writeGroup } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import { isLive } from '../repositories/readings.ts';

/** What stands in `shared_as` of what does not travel, and of what is being packed. */
const notShared = '';
const beingPacked = '…';

/** Who tells of readings: nobody typed them. */
const actor = 'lecturas';

/** What the library's database tells of readings. */
export function createReadingLedger(parts: ChangeLogParts): ReadingLedger {
  const { database } = parts;
  return {
    async toShare(limit) {
      const papers = await papersToShare(database, limit);
      return [...papers, ...(await recordingsToShare(database, limit - papers.length))];
    },
    async beginSharing({ id, kind }) {
      const table = kind === 'document' ? 'readings' : 'transcripts';
      await database.updateTable(table).set({ shared_as: beingPacked }).where('source_id', '=', id).execute();
    },
    share: (source, reading) =>
      withOpenGate(database, async (transaction) => {
        if (!(await isLive(transaction, source.id))) return false;
        if (reading !== null) {
          const changes = [sharedReadingChange(source.id, reading)];
          await writeGroup(transaction, parts, { id: crypto.randomUUID(), actor, changes });
        }
        await markShared(transaction, source, reading);
        return true;
      }),
    async wanted() {
      const rows = await readShared(database);
      return [...Map.groupBy(rows, ({ sourceId }) => sourceId).values()].flatMap(wantedOf);
    },
    async refuse(sha256) {
      await database
        .insertInto('refused_readings')
        .values({ sha256 })
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute();
    },
    async refused() {
      const { count } = await database
        .selectFrom('refused_readings')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function markShared(
  transaction: Kysely<LibraryTables>,
  { id, kind }: Pick<ReadingToShare, 'id' | 'kind'>,
  reading: SharedReading | null,
): Promise<void> {
  const shared_as = reading?.sha256 ?? notShared;
  if (kind === 'document') {
    const marked = transaction.updateTable('readings').set({ shared_as }).where('source_id', '=', id);
    await marked.where('shared_as', '=', beingPacked).execute();
    return;
  }
  const heard = { shared_as, edition: reading?.edition ?? 0 };
  const marked = transaction.updateTable('transcripts').set(heard).where('source_id', '=', id);
  await marked.where('shared_as', '=', beingPacked).execute();
}

/** Papers that were read here, where no PC has told of a reading as good: a newer one, or the one that was kept. */
async function papersToShare(database: Kysely<LibraryTables>, limit: number): Promise<ReadingToShare[]> {
  const rows = await database
    .selectFrom('sources')
    .innerJoin('readings', 'readings.source_id', 'sources.id')
    .select(['sources.id', 'sources.sha256', 'readings.edition'])
    .where('sources.kind', '=', 'document')
    .where('sources.status', '=', 'ready')
    .where('sources.deleted', '=', 0)
    .where(isToShare('readings'))
    .where(
      sql<SqlBool>`not exists (
        select 1 from shared_readings as shared
        where shared.source_id = sources.id and shared.file_sha256 = sources.sha256 and (
          shared.edition > readings.edition or (shared.edition = readings.edition and
            (sources.text_hash is null or shared.text_hash = sources.text_hash))))`,
    )
    .orderBy('sources.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, sha256, edition }) => ({ ...identified(id, sha256), kind: 'document', edition }));
}

/** Recordings that were heard here, each as what comes after the transcripts that are known. */
async function recordingsToShare(database: Kysely<LibraryTables>, limit: number): Promise<ReadingToShare[]> {
  const rows = await database
    .selectFrom('sources')
    .innerJoin('transcripts', 'transcripts.source_id', 'sources.id')
    .select(['sources.id', 'sources.sha256'])
    .select(({ selectFrom }) =>
      selectFrom('shared_readings')
        .select(({ fn }) => fn.max('shared_readings.edition').as('edition'))
        .whereRef('shared_readings.source_id', '=', 'sources.id')
        .as('best'),
    )
    .where('sources.kind', '=', 'recording')
    .where('sources.status', '=', 'ready')
    .where('sources.deleted', '=', 0)
    .where(isToShare('transcripts'))
    .orderBy('sources.id')
    .limit(limit)
    .execute();
  return rows.map(({ id, sha256, best }) => ({
    ...identified(id, sha256),
    kind: 'recording',
    edition: (best ?? 0) + 1,
  }));
}

/** Not shared yet; what was being packed when the program ended is packed again. */
function isToShare(table: 'readings' | 'transcripts') {
  const column = sql.ref(`${table}.shared_as`);
  return sql<SqlBool>`(${column} is null or ${column} = ${beingPacked})`;
}

function identified(id: string, sha256: string): Pick<ReadingToShare, 'id' | 'sha256'> {
  return { id: sourceIdSchema.parse(id), sha256: sha256Schema.parse(sha256) };
}

type SharedOfSource = {
  sourceId: SourceId;
  kind: WantedReading['kind'];
  /** What the source's own register says that its text is. */
  told: string | null;
  reading: SharedReading;
  here: { edition: number; textHash: string | null; sharedAs: string | null } | null;
};

/** The readings that PCs have told of, each beside what is here of its source. */
async function readShared(database: Kysely<LibraryTables>): Promise<SharedOfSource[]> {
  const rows = await database
    .selectFrom('shared_readings as shared')
    .innerJoin('sources', (join) =>
      join.onRef('sources.id', '=', 'shared.source_id').onRef('sources.sha256', '=', 'shared.file_sha256'),
    )
    .leftJoin('readings', 'readings.source_id', 'shared.source_id')
    .leftJoin('transcripts', 'transcripts.source_id', 'shared.source_id')
    .select(['shared.source_id', 'shared.sha256', 'shared.file_sha256', 'shared.edition', 'shared.size_bytes'])
    .select(['shared.text_hash', 'sources.kind', 'sources.text_hash as told', 'readings.text_hash as here_hash'])
    .select(['readings.edition as paper_edition', 'readings.shared_as as paper_shared_as'])
    .select(['transcripts.edition as heard_edition', 'transcripts.shared_as as heard_shared_as'])
    .where('sources.status', '=', 'ready')
    .where('sources.deleted', '=', 0)
    .where('shared.sha256', 'not in', database.selectFrom('refused_readings').select('sha256'))
    .orderBy('shared.source_id')
    .execute();
  return rows.flatMap((row) => {
    const { sha256, edition, file_sha256: of, size_bytes: sizeBytes, text_hash: textHash } = row;
    // Another PC may have written anything.
    const reading = sharedReadingSchema.safeParse({ sha256, edition, of, sizeBytes, textHash });
    if (!reading.success) return [];
    const kind = sourceSchema.shape.kind.parse(row.kind);
    const [hereEdition, sharedAs] =
      kind === 'document' ? [row.paper_edition, row.paper_shared_as] : [row.heard_edition, row.heard_shared_as];
    const here = hereEdition === null ? null : { edition: hereEdition, textHash: row.here_hash, sharedAs };
    return [{ sourceId: sourceIdSchema.parse(row.source_id), kind, told: row.told, reading: reading.data, here }];
  });
}

/** The best of one source's, where it is better than what is here. */
function wantedOf(shared: readonly SharedOfSource[]): WantedReading[] {
  const [first] = shared;
  const best = bestReading(
    shared.map(({ reading }) => reading),
    first?.told ?? null,
  );
  return first && best && isBetter(best, first) ? [{ sourceId: first.sourceId, kind: first.kind, reading: best }] : [];
}

function isBetter(best: SharedReading, { kind, here, told }: SharedOfSource): boolean {
  if (here === null) return true;
  if (here.sharedAs === best.sha256 || best.edition < here.edition) return false;
  // What was heard here and has not gone yet will be the newest.
  if (kind === 'recording') return here.sharedAs !== null && here.sharedAs !== beingPacked;
  return best.edition > here.edition || (best.textHash === told && here.textHash !== told);
}
