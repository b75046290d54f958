import { AppError, toAppError } from '../../domain/errors.ts';
import type { Operation } from '../../domain/operation.ts';
import { followChain, logStart } from '../../domain/sync/log-chain.ts';
import { isSameChecksum } from '../../domain/sync/log-checksum.ts';
import { nextPush } from '../../domain/sync/next-push.ts';
import {
  type LogChecksum,
  type LogPlaces,
  pushLimit,
  type SyncScope,
  syncProtocol,
  syncScopeSchema,
} from '../../domain/sync/sync-messages.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import type { SyncStore } from '../../ports/sync-store.ts';

/** What a step of synchronising came to. */
export type SyncStep =
  /** Something was done: there may be more. */
  | { kind: 'worked' }
  /** Both sides hold the same. */
  | { kind: 'quiet' }
  /** Nothing more until a person enrols this PC again. */
  | { kind: 'revoked' }
  /** To be tried again after a while; nothing was lost. */
  | { kind: 'failed'; error: AppError };

/** Synchronises one PC with its server, a step at a time. It keeps nothing that a crash could lose. */
export type Synchronizer = {
  /** At most one request of each kind and one transaction. Never throws. */
  step(): Promise<SyncStep>;
};

export type SynchronizerPorts = { store: SyncStore; connection: SyncConnection; clock: Clock };

const scopes = syncScopeSchema.options;

/** The server as it was when it was greeted, and what it told since. */
type Contact = {
  logs: Record<SyncScope, { tip: number; isContinued: boolean; checksum: LogChecksum | null }>;
  /** Something was sent that has not come back. */
  isAwaiting: boolean;
};

/** A PC's side of the protocol of docs/sync.md. */
export function createSynchronizer({ store, connection, clock }: SynchronizerPorts): Synchronizer {
  let contact: Contact | null = null;
  /** How often in a row the sums differed: first the heads are computed anew, then everything is fetched anew. */
  let differences = 0;

  async function work(): Promise<SyncStep> {
    const places = await store.places();
    if (contact === null) {
      const { logs } = await connection.hello({ protocol: syncProtocol, places, nowMs: clock.now() });
      contact = { logs, isAwaiting: false };
    }
    const { logs } = contact;
    for (const scope of scopes) if (!logs[scope].isContinued) return beginAgain(scope);
    const outbox = contact.isAwaiting ? [] : await store.outbox(pushLimit);
    if (outbox.length > 0) return send(outbox, contact);
    for (const scope of scopes) if (places[scope].sequence < logs[scope].tip) return fetchPage(scope, places, contact);
    return compare(places, contact);
  }

  /** The server's log is another one than it was: it is fetched from its start, and what it lacks is sent again. */
  async function beginAgain(scope: SyncScope): Promise<SyncStep> {
    const places = { [scope]: logStart };
    if (scope === 'district') await store.apply({ places, isDistrictForgotten: true });
    else await store.apply({ places, resend: (await connection.missing({ blocks: await store.blocks() })).wanted });
    contact = null;
    return { kind: 'worked' };
  }

  async function send(outbox: Operation[], contact: Contact): Promise<SyncStep> {
    const { operations, tooLarge } = nextPush(outbox);
    if (tooLarge.length > 0) {
      await store.apply({ refused: tooLarge.map(({ id }) => ({ id, code: 'TOO_LARGE' })) });
      return { kind: 'worked' };
    }
    const { tip, refused, isForked } = await connection.push({ operations });
    // What was taken leaves the outbox when it comes back, and not before: a server may forget what it acknowledged.
    const renewed = isForked ? await connection.renew() : {};
    await store.apply({ refused, ...renewed });
    contact.isAwaiting = true;
    contact.logs.school = { tip, isContinued: true, checksum: null };
    return { kind: 'worked' };
  }

  async function fetchPage(scope: SyncScope, places: LogPlaces, { logs }: Contact): Promise<SyncStep> {
    const place = places[scope];
    const { operations, tip, checksum } = await connection.pull({ scope, place });
    const next = followChain(
      place,
      operations.map(({ hash }) => hash),
    );
    // Of two that came to the server by other PCs' hands, neither is told when it sends.
    const renewed = (await store.isForkedBy(operations)) ? await connection.renew() : {};
    await store.apply({ received: operations, places: { [scope]: next }, ...renewed });
    logs[scope] = { tip, isContinued: true, checksum };
    return { kind: 'worked' };
  }

  /** At the end of what there is to send and to fetch. The server is greeted again before anything else. */
  async function compare(places: LogPlaces, { logs, isAwaiting }: Contact): Promise<SyncStep> {
    contact = null;
    if (isAwaiting) return { kind: 'worked' };
    for (const scope of scopes) {
      const own = await store.checksum(scope);
      // Somebody wrote meanwhile: there is something to send.
      if (own === null) return { kind: 'worked' };
      const { checksum } = logs[scope];
      const isWhole = own.operations === places[scope].sequence;
      if (!isWhole || (checksum !== null && !isSameChecksum(own, checksum))) return mend(scope, isWhole);
    }
    differences = 0;
    return { kind: 'quiet' };
  }

  /**
   * `isWhole`: as many operations are held as the log has. More are where the server was put back while everything was
   * fetched anew, fewer where the disk has lost some; to compute the heads anew is not enough.
   */
  async function mend(scope: SyncScope, isWhole: boolean): Promise<SyncStep> {
    differences += 1;
    if (differences > 2) throw new AppError('SYNC_DIFFERS');
    await store.rebuild();
    return isWhole && differences === 1 ? { kind: 'worked' } : beginAgain(scope);
  }

  function failed(thrown: unknown): SyncStep {
    const error = toAppError(thrown);
    contact = null;
    if (error.code === 'DEVICE_REVOKED') return { kind: 'revoked' };
    if (error.code === 'OTHER_LOG') return { kind: 'worked' };
    return { kind: 'failed', error };
  }

  return {
    async step() {
      try {
        return await work();
      } catch (thrown) {
        return failed(thrown);
      }
    },
  };
}
