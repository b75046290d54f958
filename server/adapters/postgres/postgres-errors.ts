import { DatabaseError } from 'pg';
import { AppError } from '../../../src-shared/domain/errors.ts';

const diskFull = '53100';

/** That it ends, has crashed, or is starting: the classes that PostgreSQL itself gives. */
const isAway: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03']);
const isUnreachable: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
/** What the driver says of a connection that ended under it has no code. */
const isBroken = /^(Connection terminated|Client has encountered a connection error)/;

/** Whoever was refused asks again after this. */
const retryAfterSeconds = 5;

/** Runs `work`; that the disk is full, or the database away, is said by the catalogue's code. */
export async function withPostgresErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof DatabaseError && thrown.code === diskFull) {
      throw new AppError('DISK_FULL', {}, { cause: thrown });
    }
    if (isDatabaseAway(thrown)) throw new AppError('SERVER_RESTARTING', { retryAfterSeconds }, { cause: thrown });
    throw thrown;
  }
}

function isDatabaseAway(thrown: unknown): boolean {
  if (thrown instanceof DatabaseError) return isAway.has(thrown.code ?? '');
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? String(thrown.code) : '';
  return isUnreachable.has(code) || isBroken.test(thrown.message);
}
