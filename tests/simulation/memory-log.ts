import type { Operation } from '../../src-shared/domain/operation.ts';
import { blockKey, blockOf, counterBlocks } from '../../src-shared/domain/sync/counter-blocks.ts';
import { toIdRanges } from '../../src-shared/domain/sync/id-ranges.ts';
import { followChain, logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { changeChecksum, emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import { type Purge, purged, purgesAmong } from '../../src-shared/domain/sync/purge.ts';
import {
  type SnapshotCursor,
  type SnapshotPage,
  snapshotBlocksLimit,
} from '../../src-shared/domain/sync/snapshot-messages.ts';
import {
  type BlockName,
  type LogChecksum,
  type LogPlace,
  pageCharacters,
  pageLimit,
  type SequencedOperation,
} from '../../src-shared/domain/sync/sync-messages.ts';
import type { LogPage } from '../../src-shared/ports/district-log.ts';

type KeptOperation = { operation: SequencedOperation; chain: string; takenMs: number };

/** What was done to a log, and when. */
export type Deed = { atMs: number } & (
  | { append: Operation }
  | { blank: readonly Purge[] }
  | { makeSnapshot: true }
  | { dropSuperseded: { takenBeforeMs: number } }
);

/** One log of a server, in memory. */
export class MemoryLog {
  /** By id, in the order of the log. */
  readonly kept: Map<string, KeptOperation>;
  readonly dropped: Set<string>;
  /** Every operation as it came, dropped ones too: what a log would say that dropped none. */
  readonly history: Operation[];
  readonly deeds: Deed[];
  /** The sequence of the first operation that names an id as a base. */
  readonly #supersededAt: Map<string, number>;
  #place = logStart;
  #horizon = logStart;
  #snapshot: { place: LogPlace; checksum: LogChecksum; madeMs: number } | null = null;

  constructor(other?: MemoryLog) {
    this.kept = new Map(other?.kept);
    this.dropped = new Set(other?.dropped);
    this.history = [...(other?.history ?? [])];
    this.deeds = [...(other?.deeds ?? [])];
    this.#supersededAt = new Map(other?.supersededAt);
    this.#place = other?.place ?? logStart;
    this.#horizon = other?.horizon ?? logStart;
    this.#snapshot = other?.snapshot ?? null;
  }

  get supersededAt() {
    return this.#supersededAt;
  }

  get place() {
    return this.#place;
  }

  get horizon() {
    return this.#horizon;
  }

  get snapshot() {
    return this.#snapshot;
  }

  has(id: string): boolean {
    return this.kept.has(id) || this.dropped.has(id);
  }

  operations(): SequencedOperation[] {
    return Array.from(this.kept.values(), ({ operation }) => operation);
  }

  heads(at = this.#place.sequence): SequencedOperation[] {
    return this.operations().filter(({ id, sequence }) => sequence <= at && !this.#isSuperseded(id, at));
  }

  #isSuperseded(id: string, at: number): boolean {
    return (this.#supersededAt.get(id) ?? Number.POSITIVE_INFINITY) <= at;
  }

  checksum(): LogChecksum {
    return changeChecksum(emptyChecksum, { come: this.heads().map(({ hash }) => hash), gone: [] });
  }

  blocks() {
    return counterBlocks(this.history);
  }

  ending(): Omit<LogPage, 'chain' | 'operations'> {
    const { place, checksum, madeMs } = this.#snapshot ?? { place: logStart, checksum: emptyChecksum, madeMs: null };
    return {
      tip: this.#place.sequence,
      checksum: this.checksum(),
      horizon: this.#horizon.sequence,
      snapshot: madeMs === null ? null : { place, heads: checksum.heads },
      snapshotMs: madeMs,
    };
  }

  chain(sequence: number): string | null {
    for (const known of [logStart, this.#horizon, this.#place]) if (known.sequence === sequence) return known.chain;
    for (const { operation, chain } of this.kept.values()) if (operation.sequence === sequence) return chain;
    return null;
  }

  /** Whether another one stands at its place of its device's counting. */
  isFork(id: string): boolean {
    const place = id.slice(0, id.lastIndexOf(':') + 1);
    return this.history.some((other) => other.id !== id && other.id.startsWith(place));
  }

  append(operation: Operation, takenMs: number): void {
    if (this.has(operation.id)) return;
    this.#place = followChain(this.#place, [operation.hash]);
    const { sequence, chain } = this.#place;
    this.kept.set(operation.id, { operation: { ...operation, sequence }, chain, takenMs });
    this.history.push(operation);
    this.deeds.push({ append: operation, atMs: takenMs });
    for (const base of operation.bases) if (!this.#supersededAt.has(base)) this.#supersededAt.set(base, sequence);
  }

  purges(): Purge[] {
    return purgesAmong(this.operations());
  }

  blank(purges: readonly Purge[], atMs: number): void {
    this.deeds.push({ blank: purges, atMs });
    for (const [id, known] of this.kept) {
      const operation = purged(known.operation, purges);
      if (operation !== known.operation) this.kept.set(id, { ...known, operation });
    }
  }

  makeSnapshot(madeMs: number): void {
    this.deeds.push({ makeSnapshot: true, atMs: madeMs });
    this.#snapshot = { place: this.#place, checksum: this.checksum(), madeMs };
  }

  dropSuperseded(takenBeforeMs: number): number {
    this.deeds.push({ dropSuperseded: { takenBeforeMs }, atMs: takenBeforeMs });
    const at = this.#snapshot?.place.sequence ?? 0;
    const before = this.dropped.size;
    for (const [id, { operation, chain, takenMs }] of this.kept) {
      const { sequence } = operation;
      if (sequence > at || takenMs >= takenBeforeMs || !this.#isSuperseded(id, at)) continue;
      this.kept.delete(id);
      this.dropped.add(id);
      if (sequence > this.#horizon.sequence) this.#horizon = { sequence, chain };
    }
    return this.dropped.size - before;
  }

  page(after: number, limit: number): SequencedOperation[] {
    const asked = this.operations().filter(({ sequence }) => sequence > after);
    return upToCharacters(asked.slice(0, limit));
  }

  snapshotPage(place: LogPlace, cursor: SnapshotCursor | null): SnapshotPage | null {
    const made = this.#snapshot;
    if (made?.place.sequence !== place.sequence || made.place.chain !== place.chain) return null;
    const page = { checksum: made.checksum, heads: [], superseded: [], awaited: [] };
    const at = place.sequence;
    if (cursor === null || 'head' in cursor) {
      const rest = this.heads(at).filter(({ sequence }) => sequence > (cursor?.head ?? 0));
      const heads = upToCharacters(rest.slice(0, pageLimit));
      const last = heads.at(-1);
      if (last) return { ...page, heads, next: { head: last.sequence } };
      return this.snapshotPage(place, { block: null });
    }
    if ('block' in cursor) {
      const named = this.#blockNames().filter((name) => cursor.block === null || compareBlocks(name, cursor.block) > 0);
      const names = named.slice(0, snapshotBlocksLimit);
      const last = names.at(-1);
      if (!last) return this.snapshotPage(place, { awaited: '' });
      return { ...page, superseded: toIdRanges(this.#supersededIn(names, at)), next: { block: last } };
    }
    const awaited = this.#awaited(at).filter((id) => id > cursor.awaited);
    const [ids, last] = [awaited.slice(0, pageLimit), awaited[pageLimit - 1]];
    return { ...page, awaited: ids, next: last === undefined ? null : { awaited: last } };
  }

  #blockNames(): BlockName[] {
    return this.blocks()
      .map(({ deviceId, block }) => ({ deviceId, block }))
      .sort(compareBlocks);
  }

  #supersededIn(names: readonly BlockName[], at: number): string[] {
    const wanted = new Set(names.map(blockKey));
    const kept = this.operations().filter(({ id, sequence }) => sequence <= at && this.#isSuperseded(id, at));
    return [...this.dropped, ...kept.map(({ id }) => id)].filter((id) => wanted.has(blockKey(blockOf(id))));
  }

  #awaited(at: number): string[] {
    const isThere = (id: string) => this.dropped.has(id) || (this.kept.get(id)?.operation.sequence ?? at + 1) <= at;
    return [...this.#supersededAt.keys()].filter((id) => this.#isSuperseded(id, at) && !isThere(id)).sort();
  }
}

function upToCharacters(operations: SequencedOperation[]): SequencedOperation[] {
  let characters = 0;
  const beyond = operations.findIndex((operation) => {
    const isBeyond = characters >= pageCharacters;
    characters += JSON.stringify(operation).length;
    return isBeyond;
  });
  return beyond === -1 ? operations : operations.slice(0, beyond);
}

function compareBlocks(left: BlockName, right: BlockName): number {
  if (left.deviceId !== right.deviceId) return left.deviceId < right.deviceId ? -1 : 1;
  return left.block - right.block;
}
