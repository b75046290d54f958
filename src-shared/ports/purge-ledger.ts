import type { Operation } from '../domain/operation.ts';
import type { LogName } from './district-log.ts';

/** Purges by the log that took them, with the marks of deletion that came with them, in the order in which they came. */
export type PurgesByLog = ReadonlyMap<LogName, readonly Operation[]>;

/** Every purge that a server's logs ever took, kept where an older database that is put back does not reach it. */
export type PurgeLedger = {
  /** Keeps those that it has not yet; on the disk once it returns. */
  keep(purges: PurgesByLog): Promise<void>;
  all(): Promise<PurgesByLog>;
};
