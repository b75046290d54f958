import type { Operation } from '../domain/operation.ts';
import type { CounterBlock, LogTip, SequencedOperation } from '../domain/sync/sync-messages.ts';

/** A PC that was enrolled; `publicKey` is the one that its requests are verified with. */
export type EnrolledDevice = { id: string; schoolId: string; publicKey: string; isRevoked: boolean };

/** A log of the server: `school:ID` or `district`. */
export type LogName = `school:${string}` | 'district';

/** What became of operations that were given to a log. */
export type Appended = {
  tip: number;
  /** The ids of those that share their place in their device's counting with another one. */
  forks: string[];
};

/** One transaction over one log, with its counter held: nobody else adds to it meanwhile. */
export type DistrictLogWriting = {
  /** As it is in this transaction; null for a device that was never enrolled. */
  device(id: string): Promise<EnrolledDevice | null>;
  addDevice(device: EnrolledDevice): Promise<void>;
  /** Adds operations in order; one that is there already stays as it is. Throws `DISK_FULL`. */
  append(operations: readonly Operation[]): Promise<Appended>;
};

/** A log's end and what stands after a sequence, both of one moment. */
export type LogPage = LogTip & {
  /** The chain at that sequence; null past the tip. */
  chain: string | null;
  /** In order, up to `pageCharacters`. */
  operations: SequencedOperation[];
};

/** The logs of all the schools of a district. */
export type DistrictLog = {
  device(id: string): Promise<EnrolledDevice | null>;
  addDevice(device: EnrolledDevice): Promise<void>;
  /** All that `work` wrote, or nothing where it throws. */
  write<Result>(log: LogName, work: (writing: DistrictLogWriting) => Promise<Result>): Promise<Result>;
  page(log: LogName, after: number, limit: number): Promise<LogPage>;
  /** All of a log, by block. */
  blocks(log: LogName): Promise<CounterBlock[]>;
};
