import type { Client } from 'pg';

/** A table as it is copied: `columns` are those that hold something of their own. */
export type CopiedTable = { schema: string; name: string; columns: string[] };

/** Where the district's tables and those of schools' libraries lie. */
const schemas = ['public', 'library'];

/** What migrations write themselves. */
const ownTables = new Set(['public.schema_migrations']);

/** Every table that holds anything, those that others refer to first. Throws where tables refer to each other in a ring. */
export async function describeTables(client: Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select space.nspname as schema, class.relname as name, array_agg(column_.attname::text order by column_.attnum) as columns
     from pg_class class
     join pg_namespace space on space.oid = class.relnamespace
     join pg_attribute column_ on column_.attrelid = class.oid
     where space.nspname = any($1) and class.relkind = 'r'
       and column_.attnum > 0 and not column_.attisdropped and column_.attgenerated = ''
     group by space.nspname, class.relname order by space.nspname, class.relname`,
    [schemas],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select from_space.nspname || '.' || from_.relname as from, to_space.nspname || '.' || to_.relname as to
     from pg_constraint
     join pg_class from_ on from_.oid = conrelid join pg_namespace from_space on from_space.oid = from_.relnamespace
     join pg_class to_ on to_.oid = confrelid join pg_namespace to_space on to_space.oid = to_.relnamespace
     where contype = 'f' and conrelid <> confrelid`,
  );
  return inOrder(
    rows.filter((table) => !ownTables.has(keyOf(table))),
    references,
  );
}

/** The table's name as a statement says it. */
export function quotedTable({ schema, name }: CopiedTable): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** The table's columns as a statement lists them. */
export function quotedColumns({ columns }: CopiedTable): string {
  return columns.map(quoted).join(', ');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function keyOf({ schema, name }: CopiedTable): string {
  return `${schema}.${name}`;
}

function inOrder(tables: readonly CopiedTable[], references: readonly { from: string; to: string }[]): CopiedTable[] {
  const ordered: CopiedTable[] = [];
  const placed = new Set<string>();
  let waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(keyOf));
    const isFree = (table: CopiedTable) =>
      references.every(({ from, to }) => from !== keyOf(table) || placed.has(to) || !names.has(to));
    const next = waiting.filter(isFree);
    if (next.length === 0) throw new Error(`These tables refer to each other in a ring: ${[...names].join(', ')}`);
    for (const table of next) placed.add(keyOf(table));
    ordered.push(...next);
    waiting = waiting.filter((table) => !placed.has(keyOf(table)));
  }
  return ordered;
}
