import type { Kysely } from 'kysely';
import type { ActaId, Sha256, SourceId } from '../../domain/identifiers.ts';
import type { Change, EntityName, Json } from '../../domain/operation.ts';
import type { PurgedDocument } from '../../ports/template-repository.ts';
import { toOperation } from '../change-log/operation-rows.ts';
import { type ChangeLogParts, withOpenGate, writeGroup } from '../change-log/write-group.ts';
import { writeRows } from '../change-log/write-rows.ts';
import type { LibraryTables } from '../library-tables.ts';
import { unusedOf } from './blob-use.ts';

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

/** Forgets an acta with its lines; of an approved one its book, year and number stay, so that nobody gets that number again. */
export async function purgeActa(parts: ChangeLogParts, id: ActaId): Promise<Sha256[]> {
  return withOpenGate(parts.database, async (transaction) => {
    const acta = await transaction.selectFrom('actas').selectAll().where('id', '=', id).executeTakeFirst();
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
  const blobs = new Set<string>();
  const changes = forgotten.map(({ entity, id }): Change => ({ entity, id, field: 'deleted', value: true }));
  await writeGroup(transaction, parts, { id: crypto.randomUUID(), actor: 'purge', changes });
  for (const { entity, id, kept = {} } of forgotten) {
    const operations = await transaction
      .selectFrom('operations')
      .selectAll()
      .where('entity', '=', entity)
      .where('entity_id', '=', id)
      .where('field', '<>', 'deleted')
      .execute();
    for (const { id: operation, field, value } of operations) {
      for (const [, sha256 = ''] of value.matchAll(/"sha256":"([0-9a-f]{64})"/g)) blobs.add(sha256);
      const left = JSON.stringify(kept[field] ?? null);
      await transaction.updateTable('operations').set({ value: left }).where('id', '=', operation).execute();
    }
    const fields = [...new Set(operations.map(({ field }) => field))];
    const shown = fields.map((field) => ({ entity, entityId: id, field, value: kept[field] ?? null }));
    await writeRows(transaction, shown, parts.dialect.maximumParameters);
  }
  return unusedOf(transaction, blobs);
}

/** Takes the words of a recording out of the actas that were made of it; what the acta says stays. */
export async function removeProofs(
  transaction: Kysely<LibraryTables>,
  parts: ChangeLogParts,
  id: SourceId,
): Promise<void> {
  const actas = transaction.selectFrom('actas').select('id').where('source_id', '=', id);
  const lines = transaction.selectFrom('acta_lines').select('id').where('acta_id', 'in', actas);
  const rows = await transaction
    .selectFrom('operations')
    .selectAll()
    .where((where) =>
      where.or([
        where.and([where('entity', '=', 'acta'), where('entity_id', 'in', actas)]),
        where.and([where('entity', '=', 'acta-line'), where('entity_id', 'in', lines)]),
      ]),
    )
    .where('value', 'like', '%"proof"%')
    .orderBy('clock')
    .execute();
  const shown = [];
  for (const row of rows) {
    const { entity, entityId, field, value: before } = toOperation(row);
    const value = withoutProofs(before);
    await transaction
      .updateTable('operations')
      .set({ value: JSON.stringify(value) })
      .where('id', '=', row.id)
      .execute();
    if (row.is_head === 1) shown.push({ entity, entityId, field, value });
  }
  await writeRows(transaction, shown, parts.dialect.maximumParameters);
}

function withoutProofs(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutProofs);
  const members = Object.entries(value).map(([key, member]) => [key, key === 'proof' ? null : withoutProofs(member)]);
  return Object.fromEntries(members);
}
