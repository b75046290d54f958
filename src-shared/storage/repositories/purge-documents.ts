import type { Kysely } from 'kysely';
import type { ActaId, Sha256, SourceId } from '../../domain/identifiers.ts';
import type { Change, EntityName, Json } from '../../domain/operation.ts';
import { blobsIn } from '../../domain/sync/purge.ts';
import type { PurgedDocument } from '../../ports/template-repository.ts';
import { applyPurges } from '../change-log/purges.ts';
import { appendPurge, type ChangeLogParts, withOpenGate, writeGroup } from '../change-log/write-group.ts';
import type { LibraryTables } from '../library-tables.ts';
import { unusedOf } from './blob-use.ts';
import { refuseHeldSource } from './rights-marks.ts';

/** Why a PC forgets by itself: somebody threw it away, or it was in the trash for its time. */
export const trashReason = 'trash';

/** An entity to forget; of the fields in `kept`, that is what stays. */
type Forgotten = { entity: EntityName; id: string; kept?: Readonly<Record<string, Json>> };

/** Forgets a template, what was marked to be one, or what was written from one. Gives the blobs that nothing else has. */
export async function purgeDocument(parts: ChangeLogParts, what: PurgedDocument): Promise<Sha256[]> {
  return withOpenGate(parts.database, (transaction) => forget(transaction, parts, [entityOf(what)]));
}

function entityOf(what: PurgedDocument): Forgotten {
  if ('template' in what) return { entity: 'template', id: what.template };
  if ('marking' in what) return { entity: 'template-marking', id: what.marking };
  return { entity: 'written-document', id: what.written };
}

/** Forgets an acta with its lines; of an approved one its book, year and number stay, so that nobody gets that number again. Throws `HELD` where its recording must not be deleted. */
export async function purgeActa(parts: ChangeLogParts, id: ActaId): Promise<Sha256[]> {
  return withOpenGate(parts.database, async (transaction) => {
    const acta = await transaction.selectFrom('actas').selectAll().where('id', '=', id).executeTakeFirst();
    if (acta !== undefined) await refuseHeldSource(transaction, acta.source_id);
    const lines = await transaction.selectFrom('acta_lines').select('id').where('acta_id', '=', id).execute();
    const kept = acta?.approval == null ? {} : numberAlone(acta.origin, acta.approval);
    return forget(transaction, parts, [
      { entity: 'acta', id, kept },
      ...lines.map((line) => ({ entity: 'acta-line' as const, id: line.id })),
    ]);
  });
}

function numberAlone(origin: string | null, approval: string): Record<string, Json> {
  const { firstId = null, version = 1 } = JSON.parse(origin ?? '{}');
  const { book = '', date = '', number = null } = JSON.parse(approval).details ?? {};
  return { origin: { firstId, version }, approval: { details: { book, date, number } } };
}

async function forget(
  transaction: Kysely<LibraryTables>,
  parts: ChangeLogParts,
  forgotten: readonly Forgotten[],
): Promise<Sha256[]> {
  const changes = forgotten.map(({ entity, id }): Change => ({ entity, id, field: 'deleted', value: true }));
  await writeGroup(transaction, parts, { id: crypto.randomUUID(), actor: 'purge', changes });
  const blobs = await blobsOf(transaction, forgotten);
  const entities = forgotten.map(({ entity, id, kept = {} }) => ({ entity, id, kept: { ...kept } }));
  const purge = { reason: trashReason, entities, source: null, proofs: [], blobs: [] };
  await applyPurges(transaction, [purge], parts.dialect.maximumParameters);
  const unused = await unusedOf(transaction, blobs);
  await appendPurge(transaction, parts, { ...purge, blobs: unused });
  return unused;
}

/** The files that the log says these had, in any of their versions. */
export async function blobsOf(
  transaction: Kysely<LibraryTables>,
  named: readonly { entity: EntityName; id: string }[],
): Promise<Set<Sha256>> {
  const blobs = new Set<Sha256>();
  for (const { entity, id } of named) {
    const rows = await transaction
      .selectFrom('operations')
      .select('value')
      .where('entity', '=', entity)
      .where('entity_id', '=', id)
      .execute();
    for (const blob of rows.flatMap(({ value }) => blobsIn(value))) blobs.add(blob);
  }
  return blobs;
}

/** What has words of a recording as its proof: the actas that were made of it, and their lines. */
export async function proofsOf(
  transaction: Kysely<LibraryTables>,
  id: SourceId,
): Promise<{ entity: EntityName; id: string }[]> {
  const actas = await transaction.selectFrom('actas').select('id').where('source_id', '=', id).execute();
  const lines = await transaction
    .selectFrom('acta_lines')
    .select('id')
    .where('acta_id', 'in', transaction.selectFrom('actas').select('id').where('source_id', '=', id))
    .execute();
  return [
    ...actas.map((acta) => ({ entity: 'acta' as const, id: acta.id })),
    ...lines.map((line) => ({ entity: 'acta-line' as const, id: line.id })),
  ];
}
