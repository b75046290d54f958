import type { Client } from 'pg';
import type { Migration } from './migrations/migration.ts';

/** The role that the server works as: it owns nothing, and row-level security holds for it. */
export const serverRole = 'amanuense_server';

/** The role that it works as for a person who has signed in: it sees that person's schools. */
export const peopleRole = 'amanuense_people';

/** Any number of servers may start at once: one migrates, and the others wait for it. */
const migrationLock = 7_305_112;

/**
 * Brings the tables up to date in one transaction, as their owner. Throws where the database knows migrations that
 * this program does not.
 */
export async function migrateDatabase(owner: Client, migrations: readonly Migration[]): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await prepare(owner);
    const { rows } = await owner.query<{ version: number }>('select version from schema_migrations order by version');
    const known: readonly number[] = migrations.map(({ version }) => version);
    if (rows.some(({ version }, index) => known[index] !== version)) {
      throw new Error('The database was made by another version of this server: use that one, or a newer one.');
    }
    for (const { version, name, statements } of migrations.slice(rows.length)) {
      await owner.query('insert into schema_migrations (version, name) values ($1, $2)', [version, name]);
      for (const statement of statements) await owner.query(statement);
    }
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function prepare(owner: Client): Promise<void> {
  for (const role of [serverRole, peopleRole]) {
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) {
      await owner.query(`create role ${role} nologin nosuperuser nobypassrls`);
      await owner.query(`grant ${role} to current_user`);
    }
    await owner.query(`grant usage on schema public to ${role}`);
  }
  await owner.query('create table if not exists schema_migrations (version integer primary key, name text not null)');
}
