import type { Operation } from '../domain/operation.ts';
import type { Purge } from '../domain/sync/purge.ts';
import type { SnapshotCursor, SnapshotPage } from '../domain/sync/snapshot-messages.ts';
import type { CounterBlock, LogEnding, LogPlace, SequencedOperation } from '../domain/sync/sync-messages.ts';

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
  /** Those of its operations that none supersedes, of entities of these kinds. */
  heads(entities: readonly string[]): Promise<Operation[]>;
  /** Every purge that the log has. */
  purges(): Promise<Purge[]>;
  /** Takes what these name out of all that the log has. */
  blank(purges: readonly Purge[]): Promise<void>;
  /** Keeps what the log shows now as its snapshot, in place of an earlier one. */
  makeSnapshot(): Promise<void>;
  /**
   * Drops what the snapshot shows as superseded and the log took before that time, but for the ids. Gives how many
   * operations that were.
   */
  dropSuperseded(takenBeforeMs: number): Promise<number>;
};

/** A log, and the sequence that it is looked at from. */
export type SeenLog = { log: LogName; after: number };

/** How a log ends, seen from a sequence. */
export type LogStanding = LogEnding & {
  /** When the snapshot was made. */
  snapshotMs: number | null;
  /** The chain at that sequence; null past the tip, and where it was dropped before the horizon. */
  chain: string | null;
};

/** A log's end and what stands after a sequence, both of one moment. */
export type LogPage = LogStanding & {
  /** In order, up to `pageCharacters`; without what was dropped. */
  operations: SequencedOperation[];
};

/** The logs of all the schools of a district. */
export type DistrictLog = {
  device(id: string): Promise<EnrolledDevice | null>;
  addDevice(device: EnrolledDevice): Promise<void>;
  /** All that `work` wrote, or nothing where it throws. */
  write<Result>(log: LogName, work: (writing: DistrictLogWriting) => Promise<Result>): Promise<Result>;
  page(log: LogName, after: number, limit: number): Promise<LogPage>;
  /** The operations of a log that make others be forgotten, in order. */
  purgeOperations(log: LogName): Promise<Operation[]>;
  /** How two logs end. */
  standings(one: SeenLog, other: SeenLog): Promise<[LogStanding, LogStanding]>;
  /** Those of a log's operations that none supersedes, of entities of these kinds. */
  heads(log: LogName, entities: readonly string[]): Promise<Operation[]>;
  /**
   * A page of the snapshot of that place; null where there is none, or another one by now. Pages hold heads up to
   * `pageCharacters`, then blocks of ids, then ids that are awaited.
   */
  snapshotPage(log: LogName, place: LogPlace, cursor: SnapshotCursor | null): Promise<SnapshotPage | null>;
  /** All of a log, by block. */
  blocks(log: LogName): Promise<CounterBlock[]>;
};
