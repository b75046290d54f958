import { DatabaseError } from 'pg';
import { AppError } from '../../../src-shared/domain/errors.ts';

const diskFull = '53100';

/** Runs `work`; that the disk is full is said by the catalogue's code. */
export async function withPostgresErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DatabaseError && thrown.code === diskFull) {
      throw new AppError('DISK_FULL', {}, { cause: thrown });
    }
    throw thrown;
  }
}
