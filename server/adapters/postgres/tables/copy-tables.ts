import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { type CopiedTable, describeTables, quotedColumns, quotedTable } from './describe-tables.ts';

/** What a table holds, in whatever order its rows lie. */
export type TableSum = { rows: number; sum: string };

/** Sees the rows of every school, changes none, and may not be signed in as. */
const readerRole = 'amanuense_backup';

/** Nobody else gives roles and rules at the same time. */
const readerLock = 7_305_114;

/**
 * Runs `work` where all tables are of one moment and rows of every school are seen. The owner of the tables lets a role
 * look past row-level security, in each table that has come since.
 */
export async function readAllTables<Result>(
  owner: Client,
  work: (tables: CopiedTable[]) => Promise<Result>,
): Promise<Result> {
  await prepareReader(owner);
  await owner.query('begin isolation level repeatable read');
  try {
    // Until the end of this transaction: whoever is given the role sees what it sees, also where nobody asks for that.
    await owner.query(`grant ${readerRole} to current_user`);
    await owner.query(`set local role ${readerRole}`);
    await owner.query('set transaction read only');
    return await work(await describeTables(owner));
  } finally {
    await owner.query('rollback');
  }
}

async function prepareReader(owner: Client): Promise<void> {
  await owner.query(`do $$
    declare found record;
    begin
      perform pg_advisory_xact_lock(${readerLock});
      if not exists (select from pg_roles where rolname = '${readerRole}') then
        create role ${readerRole} nologin nosuperuser nobypassrls;
      end if;
      for found in
        select class.oid::regclass as name, space.nspname as space, class.relrowsecurity as is_by_row,
          exists (select from pg_policy where polrelid = class.oid and polname = '${readerRole}') as is_ready
        from pg_class class join pg_namespace space on space.oid = class.relnamespace
        where space.nspname in ('public', 'library') and class.relkind = 'r'
      loop
        execute format('grant usage on schema %I to ${readerRole}', found.space);
        execute format('grant select on %s to ${readerRole}', found.name);
        if found.is_by_row and not found.is_ready then
          execute format('create policy ${readerRole} on %s for select to ${readerRole} using (true)', found.name);
        end if;
      end loop;
    end $$`);
}

/** Writes the rows of a table as text, one a line. */
export async function copyOut(client: Client, table: CopiedTable, output: Writable): Promise<void> {
  const statement = `copy (select ${quotedColumns(table)} from ${quotedTable(table)}) to stdout`;
  await pipeline(client.query(to(statement)), output);
}

/**
 * Reads rows as `copyOut` wrote them into a table that has none, with row-level security off for its owner meanwhile, and
 * what keeps all but a library's change log from writing its rows.
 */
export async function copyIn(owner: Client, table: CopiedTable, input: Readable): Promise<void> {
  const name = quotedTable(table);
  const { rows } = await owner.query<{ isForced: boolean }>(
    'select relforcerowsecurity as "isForced" from pg_class where oid = $1::regclass',
    [name],
  );
  const isForced = rows[0]?.isForced ?? false;
  if (isForced) await owner.query(`alter table ${name} no force row level security, disable trigger user`);
  await pipeline(input, owner.query(from(`copy ${name} (${quotedColumns(table)}) from stdin`)));
  await countOn(owner, table);
  if (isForced) await owner.query(`alter table ${name} force row level security, enable trigger user`);
}

/** Numbers that the table gives by itself go on behind those that were brought. */
async function countOn(owner: Client, table: CopiedTable): Promise<void> {
  for (const column of table.columns) {
    const { rows } = await owner.query<{ sequence: string | null }>(
      'select pg_get_serial_sequence($1, $2) as sequence',
      [quotedTable(table), column],
    );
    const sequence = rows[0]?.sequence;
    if (!sequence) continue;
    const last = `select max("${column}") as last from ${quotedTable(table)}`;
    await owner.query(`select setval($1, last) from (${last}) as found where last is not null`, [sequence]);
  }
}

/** Counts the rows of a table and sums up what they say. */
export async function sumTable(client: Client, table: CopiedTable): Promise<TableSum> {
  const { rows } = await client.query<{ rows: string; sum: string }>(
    `select count(*) as rows, coalesce(sum(('x' || left(md5(row(${quotedColumns(table)})::text), 15))::bit(60)::bigint), 0) as sum
     from ${quotedTable(table)}`,
  );
  return { rows: Number(rows[0]?.rows ?? 0), sum: rows[0]?.sum ?? '0' };
}
