import type { SourceId } from '../domain/identifiers.ts';
import type { Operation } from '../domain/operation.ts';
import type { PaperSyncState, RegisterName, ThingName } from '../domain/sync/conflict.ts';
import type { Refusal } from '../domain/sync/sync-messages.ts';

/** An operation as this PC holds it. */
export type HeldOperation = Operation & { isOfThisPc: boolean; isSent: boolean };

/** A register in conflict: its heads, each value once, the shown one first, and what its deletion had not seen. */
export type OpenConflict = { register: RegisterName; heads: HeldOperation[]; lost: HeldOperation[] };

/** A change that the server did not take. */
export type RefusedOperation = { operation: Operation; code: Refusal };

/** What people have to decide because PCs wrote apart from each other, or a server did not take something. */
export type ConflictRepository = {
  /** Where there are conflicts, the oldest first. */
  registers(): Promise<RegisterName[]>;
  /** Those of these registers that are in conflict, in that order. */
  conflicts(registers: readonly RegisterName[]): Promise<OpenConflict[]>;
  /** What people call the things that registers belong to, deleted ones too; by `entity`, line feed, `entityId`. */
  names(registers: readonly RegisterName[]): Promise<Map<string, ThingName>>;
  /** What people call the things that a value mentions by these ids, deleted ones too; what is none of ours is left out. */
  mentioned(ids: readonly string[]): Promise<Map<string, string>>;
  /** What the server refused, the oldest first. */
  refused(): Promise<RefusedOperation[]>;
  /** Throws a refused change away for good; nothing where it is not there. */
  discardRefused(id: string): Promise<void>;
  /** How far the changes of these papers have come. */
  paperStates(ids: readonly SourceId[]): Promise<Map<SourceId, PaperSyncState>>;
};
