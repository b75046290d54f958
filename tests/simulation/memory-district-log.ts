import { AppError } from '../../src-shared/domain/errors.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { counterBlocks } from '../../src-shared/domain/sync/counter-blocks.ts';
import { followChain, logStart } from '../../src-shared/domain/sync/log-chain.ts';
import { pageCharacters, type SequencedOperation } from '../../src-shared/domain/sync/sync-messages.ts';
import type { DistrictLog, DistrictLogWriting, EnrolledDevice, LogName } from '../../src-shared/ports/district-log.ts';
import { MemoryOperations } from './memory-operations.ts';

type ServerDisk = {
  devices: Map<string, EnrolledDevice>;
  logs: Map<LogName, MemoryOperations<ChainedOperation>>;
};

/** An operation with the chain that it closes. */
type ChainedOperation = SequencedOperation & { chain: string };

/** A server's logs in memory, which can be saved and put back. */
export class MemoryDistrictLog implements DistrictLog {
  disk: ServerDisk;
  isFull = false;

  constructor() {
    this.disk = { devices: new Map(), logs: new Map() };
  }

  save(): ServerDisk {
    const { devices, logs } = this.disk;
    return {
      devices: new Map(devices),
      logs: new Map([...logs].map(([name, log]) => [name, MemoryOperations.copyOf(log)])),
    };
  }

  logOf(name: LogName): MemoryOperations<ChainedOperation> {
    const log = this.disk.logs.get(name) ?? new MemoryOperations<ChainedOperation>();
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
    const draft = MemoryOperations.copyOf(this.logOf(name));
    const result = await work({
      device: (id) => this.device(id),
      addDevice: (device) => this.addDevice(device),
      append: async (operations) => {
        const forks = operations.filter((operation) => append(draft, operation).isFork).map(({ id }) => id);
        return { tip: draft.byId.size, forks };
      },
    });
    if (this.isFull) throw new AppError('DISK_FULL');
    this.disk.logs.set(name, draft);
    return result;
  }

  async page(name: LogName, after: number, limit: number) {
    const log = this.logOf(name);
    const operations = [...log.byId.values()]
      .slice(after, after + limit)
      .map(({ chain: _, ...operation }) => operation);
    let characters = 0;
    const beyond = operations.findIndex((operation) => {
      const isBeyond = characters >= pageCharacters;
      characters += JSON.stringify(operation).length;
      return isBeyond;
    });
    if (beyond !== -1) operations.splice(beyond);
    const last = after === 0 ? logStart : [...log.byId.values()][after - 1];
    return { operations, tip: log.byId.size, checksum: log.checksum(), chain: last?.chain ?? null };
  }

  async blocks(name: LogName) {
    return counterBlocks(this.logOf(name).byId.values());
  }
}

function append(log: MemoryOperations<ChainedOperation>, operation: Operation): { isFork: boolean } {
  const place = operation.id.slice(0, operation.id.lastIndexOf(':'));
  const isFork = [...log.byId.keys()].some((id) => id !== operation.id && id.startsWith(`${place}:`));
  if (log.byId.has(operation.id)) return { isFork };
  const { chain = logStart.chain } = [...log.byId.values()].at(-1) ?? {};
  log.add({ ...operation, ...followChain({ sequence: log.byId.size, chain }, [operation.hash]) });
  return { isFork };
}
