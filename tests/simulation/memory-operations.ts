import type { Operation } from '../../src-shared/domain/operation.ts';
import { changeChecksum, emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import { type Purge, purged } from '../../src-shared/domain/sync/purge.ts';
import type { LogChecksum } from '../../src-shared/domain/sync/sync-messages.ts';

/** Operations by id and their heads, in memory. */
export class MemoryOperations<Kept extends Operation = Operation> {
  readonly byId = new Map<string, Kept>();
  readonly superseded = new Set<string>();
  /** What is known by its id alone, and whether it is an operation of the log. All of it is superseded. */
  readonly namesOnly = new Map<string, boolean>();

  static copyOf<Kept extends Operation>(other: MemoryOperations<Kept>): MemoryOperations<Kept> {
    const copy = new MemoryOperations<Kept>();
    for (const [id, operation] of other.byId) copy.byId.set(id, operation);
    for (const id of other.superseded) copy.superseded.add(id);
    for (const [id, isInLog] of other.namesOnly) copy.namesOnly.set(id, isInLog);
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
    for (const id of this.namesOnly.keys()) this.superseded.add(id);
    for (const { bases } of this.byId.values()) for (const base of bases) this.superseded.add(base);
  }

  /** Takes what purges name out of what is here. */
  blank(purges: readonly Purge[]): void {
    for (const [id, operation] of this.byId) this.byId.set(id, purged(operation, purges));
  }

  /** In place of what was known by its id alone before. */
  setNamesOnly(names: Iterable<readonly [id: string, isInLog: boolean]>): void {
    this.namesOnly.clear();
    for (const [id, isInLog] of names) this.namesOnly.set(id, isInLog);
    this.rebuild();
  }

  /** How many operations are here, or are known by their ids. */
  count(): number {
    let count = this.byId.size;
    for (const [id, isInLog] of this.namesOnly) if (isInLog && !this.byId.has(id)) count += 1;
    return count;
  }

  heads(): Kept[] {
    return [...this.byId.values()].filter(({ id }) => !this.superseded.has(id));
  }

  headsOf(entityId: string): Kept[] {
    return this.heads().filter((head) => head.entityId === entityId);
  }

  /** What each register shows, by its entity's id. */
  shown(): Map<string, Kept> {
    return shownOf(this.heads());
  }

  checksum(): LogChecksum {
    return changeChecksum(emptyChecksum, { come: this.heads().map(({ hash }) => hash), gone: [] });
  }
}

/** Of each register, by its entity's id, the head that is shown. */
export function shownOf<Kept extends Operation>(heads: readonly Kept[]): Map<string, Kept> {
  const shown = new Map<string, Kept>();
  for (const head of heads) {
    const other = shown.get(head.entityId);
    const isLater = !other || head.clock > other.clock || (head.clock === other.clock && head.id > other.id);
    if (isLater) shown.set(head.entityId, head);
  }
  return shown;
}
