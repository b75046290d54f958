import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import { AppError, type ErrorData } from '../../../src-shared/domain/errors.ts';

const codes: Record<string, ErrorCode> = {
  SQLITE_FULL: 'DISK_FULL',
  SQLITE_IOERR_WRITE: 'DISK_FULL',
  SQLITE_CORRUPT: 'LIBRARY_DAMAGED',
  SQLITE_NOTADB: 'LIBRARY_DAMAGED',
  SQLITE_BUSY: 'LIBRARY_LOCKED',
  SQLITE_LOCKED: 'LIBRARY_LOCKED',
  SQLITE_READONLY: 'PERMISSION_DENIED',
  SQLITE_CANTOPEN: 'PERMISSION_DENIED',
};

/** What SQLite threw as an `AppError` where the catalogue has a code for it; the error itself otherwise. */
export function translateSqliteError(thrown: unknown, data: ErrorData = {}): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return thrown;
  const { code } = thrown;
  const exact = codes[code];
  const family = Object.keys(codes).find((known) => code.startsWith(`${known}_`));
  const translated = exact ?? (family === undefined ? undefined : codes[family]);
  return translated === undefined ? thrown : new AppError(translated, data, { cause: thrown });
}

/** Runs `work`, translating what it throws. */
export function withSqliteErrors<Result>(work: () => Result, data: ErrorData = {}): Result {
  try {
    return work();
  } catch (error) {
    throw translateSqliteError(error, data);
  }
}
