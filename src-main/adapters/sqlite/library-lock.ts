import { AppError } from '../../../src-shared/domain/errors.ts';
import { type Database, openDatabase } from './driver.ts';

/**
 * Keeps other processes out of a library until `release`. The lock is the operating system's, held through an open
 * transaction on a small file of its own: it goes when the process does, however that ends.
 */
export function lockLibrary(libraryPath: string): { release: () => void } {
  const database = openDatabase(`${libraryPath}.lock`, null);
  try {
    takeLock(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => database.close() };
}

function takeLock(database: Database): void {
  database.pragma('busy_timeout = 0');
  try {
    database.exec('begin exclusive');
  } catch (error) {
    throw new AppError('LIBRARY_LOCKED', {}, { cause: error });
  }
}
