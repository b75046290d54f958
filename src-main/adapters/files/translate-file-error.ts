import { basename } from 'node:path';
import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';

const codes: Record<string, ErrorCode> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  ENOENT: 'PATH_NOT_FOUND',
  ENOTDIR: 'PATH_NOT_FOUND',
  EISDIR: 'PATH_NOT_FOUND',
  EACCES: 'PERMISSION_DENIED',
  EPERM: 'PERMISSION_DENIED',
};

/** What the file system threw as an `AppError` where the catalogue has a code for it; the error itself otherwise. */
export function translateFileError(thrown: unknown, path: string): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const code = codes[String(thrown.code)];
  return code === undefined ? thrown : new AppError(code, { name: basename(path) }, { cause: thrown });
}
