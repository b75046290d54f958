import type { SyncConnection } from '../../src-shared/ports/sync-connection.ts';
import type { SyncStore } from '../../src-shared/ports/sync-store.ts';
import type { Random } from './random-source.ts';

/** How often what goes wrong, each a probability of one call. */
export type Faults = {
  requestLost: number;
  replyLost: number;
  doubled: number;
  late: number;
  crash: number;
  /** A person writes while a call is under way. */
  writtenMeanwhile: number;
};

export const noFaults: Faults = { requestLost: 0, replyLost: 0, doubled: 0, late: 0, crash: 0, writtenMeanwhile: 0 };
export const manyFaults: Faults = {
  requestLost: 0.1,
  replyLost: 0.1,
  doubled: 0.05,
  late: 0.03,
  crash: 0.01,
  writtenMeanwhile: 0.05,
};

type FaultParts = {
  random: Random;
  faults: () => Faults;
  /** The program dies: whatever waits for the call waits for ever. */
  crash: () => void;
  writeMeanwhile: () => void;
  /** Keeps a request that will arrive some time. */
  keepForLater: (request: () => Promise<unknown>) => void;
};

const never = new Promise<never>(() => undefined);

/** A connection over a bad line to a server, from a program that may die with any call. */
export function faultyConnection(
  connection: SyncConnection,
  { random, faults, crash, writeMeanwhile, keepForLater }: FaultParts,
): SyncConnection {
  async function over<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    const { requestLost, replyLost, doubled, late, crash: dies, writtenMeanwhile } = faults();
    if (random.chance(requestLost)) throw new Error('No answer');
    if (random.chance(late)) {
      keepForLater(call);
      throw new Error('No answer');
    }
    if (random.chance(doubled)) await call().catch(() => undefined);
    const answer = await call();
    if (random.chance(writtenMeanwhile)) writeMeanwhile();
    if (random.chance(dies)) {
      crash();
      return never;
    }
    if (random.chance(replyLost)) throw new Error('No answer');
    return answer;
  }
  return {
    hello: (request) => over(() => connection.hello(request)),
    push: (request) => over(() => connection.push(request)),
    pull: (request) => over(() => connection.pull(request)),
    snapshot: (request) => over(() => connection.snapshot(request)),
    missing: (request) => over(() => connection.missing(request)),
    renew: () => over(() => connection.renew()),
  };
}

/** A store whose program may die before or after any call. */
export function faultyStore(store: SyncStore, { random, faults, crash, writeMeanwhile }: FaultParts): SyncStore {
  async function over<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    const { crash: dies, writtenMeanwhile } = faults();
    if (random.chance(dies / 2)) {
      crash();
      return never;
    }
    const answer = await call();
    if (random.chance(writtenMeanwhile)) writeMeanwhile();
    if (random.chance(dies / 2)) {
      crash();
      return never;
    }
    return answer;
  }
  return {
    places: () => over(() => store.places()),
    outbox: (limit) => over(() => store.outbox(limit)),
    isForkedBy: (operations) => over(() => store.isForkedBy(operations)),
    staged: (scope) => over(() => store.staged(scope)),
    stagedChecksum: (scope) => over(() => store.stagedChecksum(scope)),
    apply: (change) => over(() => store.apply(change)),
    checksum: (scope) => over(() => store.checksum(scope)),
    blocks: () => over(() => store.blocks()),
    rebuild: () => over(() => store.rebuild()),
  };
}
