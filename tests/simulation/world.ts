import type { z } from 'zod';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { Operation } from '../../src-shared/domain/operation.ts';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import { snapshotPageSchema, snapshotRequestSchema } from '../../src-shared/domain/sync/snapshot-messages.ts';
import {
  helloAnswerSchema,
  helloRequestSchema,
  missingAnswerSchema,
  pullAnswerSchema,
  pullRequestSchema,
  pushAnswerSchema,
  pushRequestSchema,
} from '../../src-shared/domain/sync/sync-messages.ts';
import type { SyncConnection } from '../../src-shared/ports/sync-connection.ts';
import { type CompactLogs, createCompactLogs } from '../../src-shared/use-cases/synchronize/compact-logs.ts';
import { createDistrictSync, type DistrictSync } from '../../src-shared/use-cases/synchronize/create-district-sync.ts';
import {
  createSynchronizer,
  type Synchronizer,
  type SyncStep,
} from '../../src-shared/use-cases/synchronize/create-synchronizer.ts';
import { createPurgeInLog, type PurgeInLog } from '../../src-shared/use-cases/synchronize/purge-in-log.ts';
import { type Faults, faultyConnection, faultyStore, manyFaults } from './faults.ts';
import type { MemoryDistrictLog } from './memory-district-log.ts';
import { MemorySyncStore } from './memory-sync-store.ts';
import type { Random } from './random-source.ts';

/** The program of a PC, beside the server's: one that the server does not take any more, or one that knows more. */
type Version = 'too old' | 'same' | 'newer';

/** A PC of a school. */
export type Pc = {
  name: string;
  school: string;
  store: MemorySyncStore;
  synchronizer: Synchronizer;
  /** How far its clock is off. */
  clockOffsetMs: number;
  /** Whether its disk was ever put back or copied: it may then have forgotten what it made. */
  hasForgotten: boolean;
  /** Its program dies. */
  crash: () => void;
  isRevoked: boolean;
  version: Version;
  earlier: MemorySyncStore | null;
  /** Its outbox as it was when it was last looked at. */
  seen: { store: MemorySyncStore; outbox: ReadonlySet<string> } | null;
};

/** The schools of the district. */
export const schools = ['12', '45'];

/** Stands for the district where a school's name stands. */
export const districtName = 'district';

const registers = ['a', 'b', 'c', 'd'];
/** What is forgotten some day, and not written any more by who knows that. */
const forgettable = ['x', 'y'];
/** What only a newer program knows. */
const ofTomorrow = ['f', 'g'];
/** More than the server takes in one operation. */
const tooLong = 'x'.repeat(300 * 1024);
/** What the server takes in one request. */
const requestLimitBytes = 1024 ** 2;

/** A district in memory: schools, their PCs, their server, and all that was ever written. */
export class World {
  readonly random: Random;
  readonly server: MemoryDistrictLog;
  readonly sync: DistrictSync;
  readonly compact: CompactLogs;
  readonly #purgeInLog: PurgeInLog;
  readonly pcs: Pc[] = [];
  /** Every operation that somebody made, by its id, and whose school it is of. */
  readonly made = new Map<string, { operation: Operation; school: string; by: Pc | null }>();
  readonly late: (() => Promise<unknown>)[] = [];
  faults: Faults = manyFaults;
  nowMs = Date.UTC(2026, 2, 2);
  trace = 0x811c9dc5;

  constructor(random: Random, server: MemoryDistrictLog) {
    this.random = random;
    this.server = server;
    this.server.clock = { now: () => this.nowMs };
    const { clock } = this.server;
    this.sync = createDistrictSync({ log: this.server, clock, createDeviceId: random.id });
    const registry = { schools: async () => schools.map((id) => ({ id, name: id })) };
    this.#purgeInLog = createPurgeInLog({ log: this.server, clock, createId: random.id });
    this.compact = createCompactLogs({ log: this.server, registry, clock });
  }

  /** Mixes what happened into the trace (FNV-1a): the same seed gives the same one. */
  note(event: string): void {
    for (let index = 0; index < event.length; index++) {
      this.trace = Math.imul(this.trace ^ event.charCodeAt(index), 0x01000193) >>> 0;
    }
  }

  async addPc(school: string): Promise<Pc> {
    const deviceId = this.random.id();
    await this.server.addDevice({ id: deviceId, schoolId: school, publicKey: '', isRevoked: false });
    return this.#placePc(school, new MemorySyncStore(deviceId), false);
  }

  clonePc(pc: Pc): Pc {
    pc.hasForgotten = true;
    return this.#placePc(pc.school, pc.store.copy(), true);
  }

  #placePc(school: string, store: MemorySyncStore, hasForgotten: boolean): Pc {
    const pc: Pc = {
      name: `PC ${this.pcs.length + 1}`,
      school,
      store,
      synchronizer: { step: () => Promise.reject(new Error('Not started')) },
      clockOffsetMs: 0,
      hasForgotten,
      crash: () => undefined,
      isRevoked: false,
      version: this.random.chance(0.1) ? 'too old' : this.random.chance(0.2) ? 'newer' : 'same',
      earlier: null,
      seen: null,
    };
    this.pcs.push(pc);
    this.start(pc);
    return pc;
  }

  /** Starts the program of a PC: what an earlier one had in its memory is gone. */
  start(pc: Pc): void {
    const parts = {
      random: this.random,
      faults: () => this.faults,
      crash: () => pc.crash(),
      writeMeanwhile: () => this.write(pc),
      keepForLater: (request: () => Promise<unknown>) => void this.late.push(request),
    };
    pc.synchronizer = createSynchronizer({
      store: faultyStore(pc.store, parts),
      connection: faultyConnection(this.#connectionOf(pc), parts),
      clock: { now: () => this.nowMs + pc.clockOffsetMs },
    });
  }

  #connectionOf(pc: Pc): SyncConnection {
    const { sync } = this;
    const { store } = pc;
    const own = () => store.disk.deviceId;
    /** What crosses between programs that do not know the same is read by what each knows. */
    const crossing = <Message>(schema: z.ZodType<Message>, message: Message): Message =>
      pc.version === 'newer' ? schema.parse({ ...JSON.parse(JSON.stringify(message)), ofTomorrow: true }) : message;
    return {
      async hello(request) {
        const protocol = pc.version === 'too old' ? request.protocol - 1 : request.protocol;
        const answer = await sync.hello(own(), crossing(helloRequestSchema, { ...request, protocol }));
        return crossing(helloAnswerSchema, answer);
      },
      async push(request) {
        if (Buffer.byteLength(JSON.stringify(request)) > requestLimitBytes)
          throw new AppError('SYNC_REQUEST_TOO_LARGE');
        return crossing(pushAnswerSchema, await sync.push(own(), crossing(pushRequestSchema, request)));
      },
      pull: async (request) => crossing(pullAnswerSchema, await sync.pull(own(), crossing(pullRequestSchema, request))),
      snapshot: async (request) =>
        crossing(snapshotPageSchema, await sync.snapshot(own(), crossing(snapshotRequestSchema, request))),
      missing: async (request) => crossing(missingAnswerSchema, await sync.missing(own(), request)),
      renew: () => sync.renew(own()),
    };
  }

  write(pc: Pc): void {
    const { random } = this;
    const value = random.chance(0.01) ? tooLong : `${pc.name} ${random.integer(1000)}`;
    const gone = pc.store.purgedIds();
    const open = [...registers, ...forgettable.filter((register) => !gone.has(register))];
    const nowMs = this.nowMs + pc.clockOffsetMs;
    const isOfTomorrow = pc.version === 'newer' && random.chance(0.3);
    const operation = isOfTomorrow
      ? pc.store.write(random.pick(ofTomorrow), value, pc.name, nowMs, { entity: 'hologram', field: 'colour' })
      : pc.store.write(random.pick(open), value, pc.name, nowMs);
    this.made.set(operation.id, { operation, school: pc.school, by: pc });
    this.note(operation.id);
  }

  /** Something is forgotten: thrown away at a PC, or by the district's order. */
  async purge(pc: Pc): Promise<void> {
    const { random } = this;
    const register = random.pick(forgettable);
    const isByDistrict = random.chance(0.5);
    if (pc.store.purgedIds().has(register) || (isByDistrict && this.server.isFull)) return;
    const wish = { schoolId: pc.school, entity: 'setting', id: register, reason: 'Pedido', actor: 'Distrito' };
    const operations = isByDistrict
      ? await this.#purgeInLog(wish)
      : [pc.store.purge(register, pc.name, this.nowMs + pc.clockOffsetMs)];
    for (const operation of operations) {
      this.made.set(operation.id, { operation, school: pc.school, by: isByDistrict ? null : pc });
    }
    this.note('purge');
  }

  /** Writes a register of the district's own log, at the server. */
  async publish(): Promise<void> {
    const office = new MemorySyncStore('office');
    office.disk.counter = this.made.size;
    const written = office.write('p', `${this.random.integer(1000)}`, 'Distrito', this.nowMs);
    const { id: _, hash: __, ...said } = written;
    // What it publishes it publishes in place of what was there, but for some.
    const bases = this.random.chance(0.8)
      ? this.server
          .logOf('district')
          .heads()
          .map(({ id }) => id)
      : [];
    const operation = sealOperation({ ...said, bases, scope: 'district', deviceId: 'office', counter: this.made.size });
    this.made.set(operation.id, { operation, school: districtName, by: null });
    await this.server.write('district', (writing) => writing.append([operation]));
  }

  /** One step of a PC's synchronising; null where its program died of it, and was started again. */
  async step(pc: Pc): Promise<SyncStep | null> {
    const death = Promise.withResolvers<null>();
    pc.crash = () => death.resolve(null);
    const step = await Promise.race([pc.synchronizer.step(), death.promise]);
    if (step === null) {
      this.start(pc);
      this.note('crash');
      return null;
    }
    this.note(step.kind);
    return step;
  }
}
