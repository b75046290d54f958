import type { Operation } from '../domain/operation.ts';
import type { LogName } from './district-log.ts';

/** Every purge that a server's logs ever took, with the marks of deletion that came with it, kept where an older database that is put back does not reach it. */
export type PurgeLedger = {
  /** Keeps those that it has not yet; on the disk once it returns. */
  keep(log: LogName, purges: readonly Operation[]): Promise<void>;
  /** Those of a log, in the order in which they came. */
  of(log: LogName): Promise<Operation[]>;
};
