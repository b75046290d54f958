import { AppError } from '../../src-shared/domain/errors.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { purgeEntity } from '../../src-shared/domain/sync/purge.ts';
import type { SnapshotCursor } from '../../src-shared/domain/sync/snapshot-messages.ts';
import type { LogPlace } from '../../src-shared/domain/sync/sync-messages.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type {
  DistrictLog,
  DistrictLogWriting,
  EnrolledDevice,
  LogName,
  LogPage,
  LogStanding,
  SeenLog,
} from '../../src-shared/ports/district-log.ts';
import { MemoryLog } from './memory-log.ts';

type ServerDisk = { devices: Map<string, EnrolledDevice>; logs: Map<LogName, MemoryLog> };

/** A server's logs in memory, which can be saved and put back. */
export class MemoryDistrictLog implements DistrictLog {
  disk: ServerDisk = { devices: new Map(), logs: new Map() };
  isFull = false;
  clock: Clock;

  constructor(clock: Clock = { now: () => 0 }) {
    this.clock = clock;
  }

  save(): ServerDisk {
    const { devices, logs } = this.disk;
    return {
      devices: new Map(devices),
      logs: new Map([...logs].map(([name, log]) => [name, new MemoryLog(log)])),
    };
  }

  logOf(name: LogName): MemoryLog {
    const log = this.disk.logs.get(name) ?? new MemoryLog();
    this.disk.logs.set(name, log);
    return log;
  }

  async device(id: string): Promise<EnrolledDevice | null> {
    return this.disk.devices.get(id) ?? null;
  }

  async addDevice(device: EnrolledDevice): Promise<void> {
    if (this.isFull) throw new AppError('DISK_FULL');
    this.disk.devices.set(device.id, device);
  }

  async write<Result>(name: LogName, work: (writing: DistrictLogWriting) => Promise<Result>): Promise<Result> {
    const draft = new MemoryLog(this.logOf(name));
    const nowMs = this.clock.now();
    const result = await work({
      device: (id) => this.device(id),
      addDevice: (device) => this.addDevice(device),
      append: async (operations) => {
        const forks: string[] = [];
        for (const operation of operations) {
          if (draft.isFork(operation.id)) forks.push(operation.id);
          draft.append(operation, nowMs);
        }
        return { tip: draft.place.sequence, forks };
      },
      heads: async (entities) => headsOf(draft, entities),
      purges: async () => draft.purges(),
      blank: async (purges) => draft.blank(purges, nowMs),
      makeSnapshot: async () => draft.makeSnapshot(nowMs),
      dropSuperseded: async (takenBeforeMs) => draft.dropSuperseded(takenBeforeMs),
    });
    if (this.isFull) throw new AppError('DISK_FULL');
    this.disk.logs.set(name, draft);
    return result;
  }

  async page(name: LogName, after: number, limit: number): Promise<LogPage> {
    const log = this.logOf(name);
    return { ...log.ending(), chain: log.chain(after), operations: log.page(after, limit) };
  }

  async purgeOperations(name: LogName): Promise<Operation[]> {
    return this.logOf(name)
      .operations()
      .filter(({ entity }) => entity === purgeEntity)
      .map(({ sequence: _, ...operation }) => operation);
  }

  async standings(...asked: [SeenLog, SeenLog]): Promise<[LogStanding, LogStanding]> {
    const standing = ({ log: name, after }: SeenLog): LogStanding => {
      const log = this.logOf(name);
      return { ...log.ending(), chain: log.chain(after) };
    };
    return [standing(asked[0]), standing(asked[1])];
  }

  async heads(name: LogName, entities: readonly string[]): Promise<Operation[]> {
    return headsOf(this.logOf(name), entities);
  }

  async snapshotPage(name: LogName, place: LogPlace, cursor: SnapshotCursor | null) {
    return this.logOf(name).snapshotPage(place, cursor);
  }

  async blocks(name: LogName) {
    return this.logOf(name).blocks();
  }
}

function headsOf(log: MemoryLog, entities: readonly string[]): Operation[] {
  const heads = log.heads().filter(({ entity }) => entities.includes(entity));
  return heads.map(({ sequence: _, ...operation }) => operation);
}
