import { type Kysely, sql } from 'kysely';
import type { EntityName, Json } from '../../domain/operation.ts';
import type { LibraryTables } from '../library-tables.ts';
import { inChunks } from './operation-rows.ts';
import { type ColumnValue, type EntityLayout, entityLayouts, isShownRegister, registerLayout } from './registers.ts';

/** The value that a register shows now. */
export type ShownValue = { entity: string; entityId: string; field: string; value: Json };

type RowChange = { key: string[]; columns: Map<string, ColumnValue> };

/**
 * Lays shown values out in the ordinary tables: a row that is not there yet is made with its defaults. Registers that
 * this version of the program does not know are left out.
 */
export async function writeRows(
  database: Kysely<LibraryTables>,
  values: readonly ShownValue[],
  maximumParameters: number,
): Promise<void> {
  for (const [entity, rows] of rowChanges(values)) {
    const layout = entityLayouts[entity];
    for (const sameColumns of groupByColumns(rows)) {
      const width = layout.keyColumns.length + sameColumns[0]!.columns.size;
      const size = Math.min(500, Math.floor(maximumParameters / width));
      for (const chunk of inChunks(sameColumns, size)) await upsert(database, layout, chunk);
    }
  }
}

function rowChanges(values: readonly ShownValue[]): Map<EntityName, Map<string, RowChange>> {
  const byEntity = new Map<EntityName, Map<string, RowChange>>();
  for (const shown of values) {
    if (!isShownRegister(shown)) continue;
    const rows = byEntity.get(shown.entity) ?? new Map<string, RowChange>();
    byEntity.set(shown.entity, rows);
    const layout = entityLayouts[shown.entity];
    const row = rows.get(shown.entityId) ?? { key: layout.keyOf(shown.entityId), columns: new Map() };
    rows.set(shown.entityId, row);
    for (const [column, project] of Object.entries(registerLayout(shown).columns)) {
      row.columns.set(column, project(shown.value));
    }
  }
  return byEntity;
}

function groupByColumns(rows: Map<string, RowChange>): RowChange[][] {
  const groups = new Map<string, RowChange[]>();
  for (const row of rows.values()) {
    const signature = [...row.columns.keys()].sort().join();
    const group = groups.get(signature);
    if (group === undefined) groups.set(signature, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

async function upsert(
  database: Kysely<LibraryTables>,
  layout: EntityLayout,
  rows: readonly RowChange[],
): Promise<void> {
  const changed = [...rows[0]!.columns.keys()].sort();
  const columns = [...layout.keyColumns, ...changed].map((column) => sql.ref(column));
  const tuples = rows.map((row) => {
    const values = [...row.key, ...changed.map((column) => row.columns.get(column) ?? null)];
    return sql`(${sql.join(values)})`;
  });
  const assignments = changed.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  await sql`
    insert into ${sql.table(layout.table)} (${sql.join(columns)}) values ${sql.join(tuples)}
    on conflict (${sql.join(layout.keyColumns.map((column) => sql.ref(column)))})
    do update set ${sql.join(assignments)}
  `.execute(database);
}
