import type { ErrorCode } from '../domain/error-catalogue.ts';
import type { AppError } from '../domain/errors.ts';

const libraryFailures: ReadonlySet<ErrorCode> = new Set([
  'DISK_FULL',
  'LIBRARY_LOCKED',
  'LIBRARY_DAMAGED',
  'LIBRARY_NEWER',
  'LIBRARY_KEY_WRONG',
]);

/** Whether an error speaks of the library itself, so that going on with the next paper would meet it again. */
export function isLibraryFailure(error: AppError): boolean {
  return libraryFailures.has(error.code);
}
