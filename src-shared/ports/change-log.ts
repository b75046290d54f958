import type { Actor } from '../domain/job.ts';
import type { Change, EntityName, Json, Operation } from '../domain/operation.ts';

/** The only writer of synced data: appends operations and changes the rows they speak of, in one transaction. */
export type ChangeLog = {
  /**
   * Writes every change or none, and returns the group's id. Fields that already hold the value are left out;
   * a group that changes nothing returns null. `undoable` groups can be taken back with `undo`.
   */
  commit(
    changes: readonly Change[],
    options: { actor: Actor; undoable?: boolean; label?: string },
  ): Promise<string | null>;
  /**
   * Takes back the newest undoable group not yet taken back, as a new commit; null when there is none. A field that
   * was changed since stays as it is; `kept` says how many did.
   */
  undo(actor: Actor): Promise<{ label: string; kept: number } | null>;
  /** Brings back what `undo` took back last; null when there is nothing to bring back. */
  redo(actor: Actor): Promise<{ label: string; kept: number } | null>;
  /** Every operation of one register or entity, oldest first. */
  history(entity: EntityName, entityId: string): Promise<Operation[]>;
  /** The value a register shows now. */
  current(entity: EntityName, entityId: string, field: string): Promise<Json | undefined>;
};
