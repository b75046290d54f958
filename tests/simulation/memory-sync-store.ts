import { AppError } from '../../src-shared/domain/errors.ts';
import { type ClockReading, formatClock, parseClock, tickClock } from '../../src-shared/domain/hybrid-clock.ts';
import type { Json, Operation } from '../../src-shared/domain/operation.ts';
import { operationMaker, sealOperation } from '../../src-shared/domain/seal-operation.ts';
import { blockKey, blockOf, counterBlocks } from '../../src-shared/domain/sync/counter-blocks.ts';
import { idsIn } from '../../src-shared/domain/sync/id-ranges.ts';
import { logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { changeChecksum, emptyChecksum } from '../../src-shared/domain/sync/log-checksum.ts';
import {
  type Purge,
  purged,
  purgeEntity,
  purgeField,
  purgesAmong,
  purgesBehind,
} from '../../src-shared/domain/sync/purge.ts';
import type { SnapshotPage } from '../../src-shared/domain/sync/snapshot-messages.ts';
import type {
  LogChecksum,
  LogPlace,
  LogPlaces,
  Refusal,
  SyncScope,
} from '../../src-shared/domain/sync/sync-messages.ts';
import type { StagedSnapshot, SyncChange, SyncStore } from '../../src-shared/ports/sync-store.ts';
import { MemoryOperations } from './memory-operations.ts';

/** Pages of a snapshot. */
type Staged = { place: LogPlace; pages: SnapshotPage[] };

/** What lies on a PC's disk. */
type Disk = {
  deviceId: string;
  counter: number;
  clock: ClockReading;
  places: LogPlaces;
  logs: Record<SyncScope, MemoryOperations>;
  outbox: Set<string>;
  quarantine: Map<string, { operation: Operation; code: Refusal }>;
  staged: Partial<Record<SyncScope, Staged>>;
};

/** A PC's store in memory, which can be copied as a disk is. */
export class MemorySyncStore implements SyncStore {
  disk: Disk;
  isFull = false;
  /** Operations that the disk has lost, damaged as it is. */
  readonly damaged = new Set<string>();

  constructor(deviceId: string) {
    this.disk = {
      deviceId,
      counter: 0,
      clock: { milliseconds: 0, counter: 0 },
      places: { school: logStart, district: logStart },
      logs: { school: new MemoryOperations(), district: new MemoryOperations() },
      outbox: new Set(),
      quarantine: new Map(),
      staged: {},
    };
  }

  /** Another PC with the same disk. */
  copy(): MemorySyncStore {
    const { disk } = this;
    const copy = new MemorySyncStore(disk.deviceId);
    copy.disk = {
      ...disk,
      logs: {
        school: MemoryOperations.copyOf(disk.logs.school),
        district: MemoryOperations.copyOf(disk.logs.district),
      },
      outbox: new Set(disk.outbox),
      quarantine: new Map(disk.quarantine),
      staged: { ...disk.staged },
    };
    for (const id of this.damaged) copy.damaged.add(id);
    return copy;
  }

  /** Writes a register as a person at this PC does, who sees all of its heads. */
  write(
    entityId: string,
    value: Json,
    actor: string,
    nowMs: number,
    register = { entity: 'setting', field: 'value' },
  ): Operation {
    const { disk } = this;
    const heads = disk.logs.school.headsOf(entityId);
    for (const { clock } of heads) {
      const reading = parseClock(clock);
      const ahead = reading.milliseconds - disk.clock.milliseconds || reading.counter - disk.clock.counter;
      if (ahead > 0) disk.clock = reading;
    }
    const bases = heads.map(({ id }) => id).sort();
    return this.#make({ ...register, entityId, value, bases, actor }, nowMs);
  }

  /** Forgets a register as a person at this PC does who throws it away. */
  purge(entityId: string, actor: string, nowMs: number): Operation {
    const purge: Purge = {
      reason: 'trash',
      entities: [{ entity: 'setting', id: entityId, kept: {} }],
      source: null,
      proofs: [],
      blobs: [],
    };
    const said = { entity: purgeEntity, entityId: `purge-${entityId}-${this.disk.deviceId}`, field: purgeField };
    const operation = this.#make({ ...said, value: purge, bases: [], actor }, nowMs);
    this.#forget([purge]);
    return operation;
  }

  /** The registers that it was told to forget. */
  purgedIds(): Set<string> {
    return new Set(this.#purges().flatMap(({ entities }) => entities.map(({ id }) => id)));
  }

  #purges(): Purge[] {
    return purgesAmong(this.disk.logs.school.byId.values());
  }

  #forget(purges: readonly Purge[]): void {
    const { disk } = this;
    disk.logs.school.blank(purges);
    for (const [id, { operation, code }] of disk.quarantine) {
      disk.quarantine.set(id, { operation: purged(operation, purges), code });
    }
    const { school } = disk.staged;
    if (!school) return;
    const pages = school.pages.map((page) => {
      return { ...page, heads: page.heads.map((head) => purged(head, purges)) };
    });
    disk.staged = { ...disk.staged, school: { ...school, pages } };
  }

  #make(
    said: Pick<Operation, 'entity' | 'entityId' | 'field' | 'value' | 'bases' | 'actor'>,
    nowMs: number,
  ): Operation {
    const { disk } = this;
    disk.clock = tickClock(disk.clock, nowMs);
    disk.counter += 1;
    const operation = sealOperation({
      ...said,
      deviceId: disk.deviceId,
      counter: disk.counter,
      scope: 'school',
      clock: formatClock(disk.clock, disk.deviceId),
      group: `${disk.deviceId}-${disk.counter}`,
      schemaVersion: 1,
    });
    this.adopt(operation);
    return operation;
  }

  /** Takes an operation that was written at this PC. */
  adopt(operation: Operation): void {
    this.disk.logs.school.add(operation);
    this.disk.outbox.add(operation.id);
  }

  async places(): Promise<LogPlaces> {
    return this.disk.places;
  }

  async outbox(limit: number): Promise<Operation[]> {
    const { outbox, logs } = this.disk;
    const all = [...logs.school.byId.values()];
    const unsent = all.filter(({ id }) => outbox.has(id)).slice(0, limit);
    const purges = purgesBehind(
      unsent,
      all.filter(({ entity }) => entity === purgeEntity),
    ).slice(0, limit / 2);
    return [...new Set([...purges, ...unsent])].slice(0, limit);
  }

  async isForkedBy(operations: readonly { id: string }[]): Promise<boolean> {
    const { deviceId, logs } = this.disk;
    const unknown = operations.filter(({ id }) => id.startsWith(`${deviceId}:`) && !logs.school.byId.has(id));
    if (unknown.length === 0) return false;
    const places = new Set(unknown.map(({ id }) => operationMaker(id).counter));
    return [...logs.school.byId.keys()].some((id) => {
      const maker = operationMaker(id);
      return maker.deviceId === deviceId && places.has(maker.counter);
    });
  }

  async apply(change: SyncChange): Promise<void> {
    if (this.isFull) throw new AppError('DISK_FULL');
    const { disk } = this;
    for (const { sequence: _, ...operation } of change.received ?? []) this.#receive(operation);
    for (const { id, code } of change.refused ?? []) this.#refuse(id, code);
    if (change.begunAnew === 'district') disk.logs.district = new MemoryOperations();
    if (change.begunAnew === 'school' && disk.logs.school.namesOnly.size > 0) disk.logs.school.setNamesOnly([]);
    if (change.staged) this.#stage(change.staged);
    if (change.takeStaged) this.#takeStaged(change.takeStaged);
    if (change.dropStaged) disk.staged = { ...disk.staged, [change.dropStaged]: undefined };
    this.#resend(new Set((change.resend ?? []).map(blockKey)));
    disk.places = { ...disk.places, ...change.places };
    if (change.deviceId !== undefined && change.deviceId !== disk.deviceId) {
      disk.deviceId = change.deviceId;
      disk.counter = 0;
    }
  }

  #receive(operation: Operation): void {
    const { disk } = this;
    const log = disk.logs[operation.scope === 'district' ? 'district' : 'school'];
    this.#countOn(operation.id);
    if (log.byId.has(operation.id)) this.#settle(operation.id, operation.clock);
    else {
      const come = purgesAmong([operation]);
      log.add(purged(operation, this.#purges()));
      if (come.length > 0) this.#forget(come);
    }
  }

  #stage({ scope, place, isFirst, ...staged }: NonNullable<SyncChange['staged']>): void {
    const purges = this.#purges();
    const page = { ...staged, heads: staged.heads.map((head) => purged(head, purges)) };
    const before = isFirst ? [] : (this.disk.staged[scope]?.pages ?? []);
    this.disk.staged = { ...this.disk.staged, [scope]: { place, pages: [...before, page] } };
  }

  async staged(scope: SyncScope): Promise<StagedSnapshot | null> {
    const staged = this.disk.staged[scope];
    const last = staged?.pages.at(-1);
    if (!staged || !last) return null;
    return { place: staged.place, next: last.next, checksum: last.checksum };
  }

  async stagedChecksum(scope: SyncScope): Promise<LogChecksum & { operations: number }> {
    const pages = this.disk.staged[scope]?.pages ?? [];
    const heads = pages.flatMap((page) => page.heads);
    const superseded = idsIn(pages.flatMap((page) => page.superseded));
    const sum = changeChecksum(emptyChecksum, { come: heads.map(({ hash }) => hash), gone: [] });
    return { ...sum, operations: heads.length + superseded.length };
  }

  #takeStaged(scope: SyncScope): void {
    const { disk } = this;
    const pages = disk.staged[scope]?.pages ?? [];
    disk.staged = { ...disk.staged, [scope]: undefined };
    if (scope === 'district') disk.logs.district = new MemoryOperations();
    const superseded = idsIn(pages.flatMap((page) => page.superseded));
    const awaited = pages.flatMap((page) => page.awaited);
    disk.logs[scope].setNamesOnly([
      ...awaited.map((id) => [id, false] as const),
      ...superseded.map((id) => [id, true] as const),
    ]);
    for (const { sequence: _, ...operation } of pages.flatMap((page) => page.heads)) this.#receive(operation);
    for (const id of superseded) {
      this.#countOn(id);
      disk.outbox.delete(id);
    }
  }

  #countOn(id: string): void {
    const { deviceId, counter } = operationMaker(id);
    if (deviceId === this.disk.deviceId) this.disk.counter = Math.max(this.disk.counter, counter);
  }

  #settle(id: string, clock: string): void {
    const operation = this.disk.logs.school.byId.get(id);
    if (operation) this.disk.logs.school.byId.set(id, { ...operation, clock });
    this.disk.outbox.delete(id);
  }

  #refuse(id: string, code: Refusal): void {
    const operation = this.disk.logs.school.byId.get(id);
    if (!operation) return;
    this.disk.quarantine.set(id, { operation, code });
    this.disk.logs.school.remove(id);
    this.disk.outbox.delete(id);
  }

  #resend(blocks: ReadonlySet<string>): void {
    if (blocks.size === 0) return;
    for (const id of this.disk.logs.school.byId.keys()) {
      if (blocks.has(blockKey(blockOf(id)))) this.disk.outbox.add(id);
    }
  }

  async checksum(scope: SyncScope): Promise<(LogChecksum & { operations: number }) | null> {
    if (scope === 'school' && this.disk.outbox.size > 0) return null;
    const log = this.disk.logs[scope];
    return { ...log.checksum(), operations: log.count() };
  }

  async blocks() {
    return counterBlocks(this.disk.logs.school.byId.values());
  }

  async rebuild(): Promise<void> {
    for (const log of Object.values(this.disk.logs)) log.rebuild();
  }
}
