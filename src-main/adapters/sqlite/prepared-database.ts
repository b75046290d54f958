import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { Database, Statement } from './driver.ts';
import { withSqliteErrors } from './translate-error.ts';

const cachedStatements = 200;

/** What Kysely's SQLite dialect talks to: statements are prepared once, errors carry the catalogue's codes. */
export function createPreparedDatabase(database: Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => statements.clear(),
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const prepared = wrapStatement(withSqliteErrors(() => database.prepare(sql)));
      const statement = sql === 'rollback' ? tolerateNoTransaction(database, prepared) : prepared;
      if (statements.size >= cachedStatements) statements.delete(statements.keys().next().value ?? '');
      statements.set(sql, statement);
      return statement;
    },
  };
}

function wrapStatement(statement: Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => withSqliteErrors(() => statement.all(parameters)),
    run: (parameters) => withSqliteErrors(() => statement.run(parameters)),
    iterate: (parameters) => withSqliteErrors(() => statement.iterate(parameters)),
  };
}

/** SQLite rolls back by itself when the disk is full: doing it again is no failure, and must not hide the first one. */
function tolerateNoTransaction(database: Database, rollback: SqliteStatement): SqliteStatement {
  return {
    ...rollback,
    run: (parameters) => (database.inTransaction ? rollback.run(parameters) : { changes: 0, lastInsertRowid: 0 }),
  };
}
