import type { Operation } from '../domain/operation.ts';
import type { SnapshotCursor, SnapshotPage } from '../domain/sync/snapshot-messages.ts';
import type {
  BlockName,
  CounterBlock,
  LogChecksum,
  LogPlace,
  LogPlaces,
  PushAnswer,
  SequencedOperation,
  SyncScope,
} from '../domain/sync/sync-messages.ts';

/** What one step of synchronising writes, in one transaction. */
export type SyncChange = {
  /** Up to where the logs are held from now on. */
  places?: Partial<LogPlaces>;
  /** Operations of a page. Those that are known already leave the outbox by it, with the clock that they have there. */
  received?: readonly SequencedOperation[];
  /** Not taken: they leave the log for the quarantine. */
  refused?: PushAnswer['refused'];
  /** Blocks of which the server lacks something: what is known of them goes to the outbox again. */
  resend?: readonly BlockName[];
  /**
   * A log that is fetched anew: what is known of it by its ids alone is forgotten. The district's is thrown away, for
   * a school keeps nothing that its district does not.
   */
  begunAnew?: SyncScope;
  /** A page of a snapshot, kept beside the log. The first one takes the place of an earlier snapshot. */
  staged?: SnapshotPage & { scope: SyncScope; place: LogPlace; isFirst: boolean };
  /**
   * The staged snapshot becomes the log up to its place, with what is held and was not sent yet on top. The
   * district's takes the place of what is held.
   */
  takeStaged?: SyncScope;
  /** The staged snapshot is thrown away. */
  dropStaged?: SyncScope;
  /** The identity that this PC counts its operations with from now on. */
  deviceId?: string;
};

/** As much of a snapshot as is here. */
export type StagedSnapshot = {
  place: LogPlace;
  /** Where its next page begins; null where all are here. */
  next: SnapshotCursor | null;
  /** Of its heads, as the server says. */
  checksum: LogChecksum;
};

/** A PC's side of synchronising: its log, and what of it the server has. */
export type SyncStore = {
  places(): Promise<LogPlaces>;
  /**
   * What has not come back from the server yet, oldest first; before it the purges by which some of it was blanked,
   * also those that have: a server that was put back may not know them.
   */
  outbox(limit: number): Promise<Operation[]>;
  /** Whether one of these stands at a place of this PC's own counting at which it holds another: somebody counts with it. */
  isForkedBy(operations: readonly { id: string }[]): Promise<boolean>;
  staged(scope: SyncScope): Promise<StagedSnapshot | null>;
  /** What the heads that are staged add up to, and how many operations all that is staged speaks of. */
  stagedChecksum(scope: SyncScope): Promise<LogChecksum & { operations: number }>;
  /** All of the change or nothing. Throws `DISK_FULL`. */
  apply(change: SyncChange): Promise<void>;
  /**
   * What a scope's log shows, and how many operations of it are held or known by their ids. Null while some are still
   * to be sent.
   */
  checksum(scope: SyncScope): Promise<(LogChecksum & { operations: number }) | null>;
  /** All that is known of the school's log, by block. */
  blocks(): Promise<CounterBlock[]>;
  /** Computes the heads and the rows anew from the operations. */
  rebuild(): Promise<void>;
};
