import type { Operation } from '../../src-shared/domain/operation.ts';
import { changeChecksum, emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import type { LogChecksum } from '../../src-shared/domain/sync/sync-messages.ts';

/** Operations by id and their heads, in memory. */
export class MemoryOperations<Kept extends Operation = Operation> {
  readonly byId = new Map<string, Kept>();
  readonly superseded = new Set<string>();

  static copyOf<Kept extends Operation>(other: MemoryOperations<Kept>): MemoryOperations<Kept> {
    const copy = new MemoryOperations<Kept>();
    for (const [id, operation] of other.byId) copy.byId.set(id, operation);
    for (const id of other.superseded) copy.superseded.add(id);
    return copy;
  }

  add(operation: Kept): void {
    this.byId.set(operation.id, operation);
    for (const base of operation.bases) this.superseded.add(base);
  }

  /** What it superseded may be a head again. */
  remove(id: string): void {
    this.byId.delete(id);
    this.rebuild();
  }

  rebuild(): void {
    this.superseded.clear();
    for (const { bases } of this.byId.values()) for (const base of bases) this.superseded.add(base);
  }

  heads(): Kept[] {
    return [...this.byId.values()].filter(({ id }) => !this.superseded.has(id));
  }

  headsOf(entityId: string): Kept[] {
    return this.heads().filter((head) => head.entityId === entityId);
  }

  /** What each register shows, by its entity's id. */
  shown(): Map<string, Kept> {
    const shown = new Map<string, Kept>();
    for (const head of this.heads()) {
      const other = shown.get(head.entityId);
      const isLater = !other || head.clock > other.clock || (head.clock === other.clock && head.id > other.id);
      if (isLater) shown.set(head.entityId, head);
    }
    return shown;
  }

  checksum(): LogChecksum {
    return changeChecksum(emptyChecksum, { come: this.heads().map(({ hash }) => hash), gone: [] });
  }
}
