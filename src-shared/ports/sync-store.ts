import type { Operation } from '../domain/operation.ts';
import type {
  BlockName,
  CounterBlock,
  LogChecksum,
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
  /** The district's log is thrown away, to be fetched anew: a school keeps nothing that its district does not. */
  isDistrictForgotten?: boolean;
  /** The identity that this PC counts its operations with from now on. */
  deviceId?: string;
};

/** A PC's side of synchronising: its log, and what of it the server has. */
export type SyncStore = {
  places(): Promise<LogPlaces>;
  /** What has not come back from the server yet, oldest first. */
  outbox(limit: number): Promise<Operation[]>;
  /** Whether one of these stands at a place of this PC's own counting at which it holds another: somebody counts with it. */
  isForkedBy(operations: readonly SequencedOperation[]): Promise<boolean>;
  /** All of the change or nothing. Throws `DISK_FULL`. */
  apply(change: SyncChange): Promise<void>;
  /** What a scope's log shows, and how many operations of it are held. Null while some are still to be sent. */
  checksum(scope: SyncScope): Promise<(LogChecksum & { operations: number }) | null>;
  /** All that is known of the school's log, by block. */
  blocks(): Promise<CounterBlock[]>;
  /** Computes the heads and the rows anew from the operations. */
  rebuild(): Promise<void>;
};
