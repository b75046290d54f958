import { AppError, toAppError } from '../../domain/errors.ts';
import type { Operation } from '../../domain/operation.ts';
import { idsIn } from '../../domain/sync/id-ranges.ts';
import { followChain, logStart } from '../../domain/sync/log-chain.ts';
import { isSameChecksum } from '../../domain/sync/log-checksum.ts';
import { nextPush } from '../../domain/sync/next-push.ts';
import {
  type LogChecksum,
  type LogEnding,
  type LogPlace,
  type LogPlaces,
  pushLimit,
  type SyncScope,
  syncProtocol,
  syncScopeSchema,
} from '../../domain/sync/sync-messages.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import type { StagedSnapshot, SyncStore } from '../../ports/sync-store.ts';

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
  logs: Record<SyncScope, Omit<LogEnding, 'checksum'> & { isContinued: boolean; checksum: LogChecksum | null }>;
  /** Something was sent that has not come back. */
  isAwaiting: boolean;
};

/** A PC's side of the protocol of docs/sync.md. */
export function createSynchronizer({ store, connection, clock }: SynchronizerPorts): Synchronizer {
  let contact: Contact | null = null;
  /** How often in a row the sums differed: first the heads are computed anew, then everything is fetched anew. */
  let differences = 0;
  /** What was sent since the greeting. */
  let sent: Operation[] = [];
  /** What was sent and cannot come back, as the disk is full: what follows it is sent all the same. */
  const unreturned = new Set<string>();

  async function work(): Promise<SyncStep> {
    const places = await store.places();
    if (contact === null) {
      const { logs } = await connection.hello({ protocol: syncProtocol, places, nowMs: clock.now() });
      contact = { logs, isAwaiting: false };
    }
    const { logs } = contact;
    for (const scope of scopes) if (isOther(scope, places, contact)) return beginAgain(scope);
    const outbox = contact.isAwaiting ? [] : await toSend();
    if (outbox.length > 0) return send(outbox, contact);
    for (const scope of scopes) if (places[scope].sequence < logs[scope].tip) return fetchMore(scope, places, contact);
    return compare(places, contact);
  }

  async function toSend(): Promise<Operation[]> {
    const outbox = await store.outbox(pushLimit + unreturned.size);
    return outbox.filter(({ id }) => !unreturned.has(id)).slice(0, pushLimit);
  }

  /** Whether a log is another one than it was. What was dropped of the district's nobody holds against it. */
  function isOther(scope: SyncScope, places: LogPlaces, { logs }: Contact): boolean {
    const isDropped = places[scope].sequence < logs[scope].horizon;
    return !logs[scope].isContinued && !(scope === 'district' && isDropped);
  }

  /** The server's log is another one than it was: it is fetched from its start, and what it lacks is sent again. */
  async function beginAgain(scope: SyncScope): Promise<SyncStep> {
    const places = { [scope]: logStart };
    const resend = scope === 'school' ? (await connection.missing({ blocks: await store.blocks() })).wanted : [];
    await store.apply({ places, begunAnew: scope, resend });
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
    sent = operations;
    // What was taken leaves the outbox when it comes back, and not before: a server may forget what it acknowledged.
    const renewed = isForked ? await connection.renew() : {};
    await store.apply({ refused, ...renewed });
    contact.isAwaiting = true;
    contact.logs.school = { ...contact.logs.school, tip, checksum: null };
    return { kind: 'worked' };
  }

  /** From a snapshot where there is no other way, and where a PC that begins has less to fetch by it. */
  async function fetchMore(scope: SyncScope, places: LogPlaces, contact: Contact): Promise<SyncStep> {
    const { sequence } = places[scope];
    const { horizon, snapshot } = contact.logs[scope];
    if (snapshot === null) return fetchPage(scope, places, contact);
    const isShorter = sequence === 0 && 2 * snapshot.heads <= snapshot.place.sequence;
    if (sequence >= horizon && !isShorter) return fetchPage(scope, places, contact);
    return fetchSnapshot(scope, snapshot.place);
  }

  /** A page of it, or, once it is here, the change to it. */
  async function fetchSnapshot(scope: SyncScope, place: LogPlace): Promise<SyncStep> {
    const staged = await store.staged(scope);
    const begun = staged?.place.sequence === place.sequence && staged.place.chain === place.chain ? staged : null;
    if (begun !== null && begun.next === null) return changeTo(scope, begun);
    const page = await connection.snapshot({ scope, place, cursor: begun?.next ?? null });
    const ids = [...page.heads, ...idsIn(page.superseded).map((id) => ({ id }))];
    const renewed = (await store.isForkedBy(ids)) ? await connection.renew() : {};
    await store.apply({ staged: { ...page, scope, place, isFirst: begun === null }, ...renewed });
    return { kind: 'worked' };
  }

  /** Nothing is changed to that does not add up. */
  async function changeTo(scope: SyncScope, { place, checksum }: StagedSnapshot): Promise<SyncStep> {
    const own = await store.stagedChecksum(scope);
    if (own.operations !== place.sequence || !isSameChecksum(own, checksum)) {
      await store.apply({ dropStaged: scope });
      throw new AppError('SYNC_DIFFERS');
    }
    await store.apply({ takeStaged: scope, places: { [scope]: place } });
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
    logs[scope] = { ...logs[scope], tip, checksum };
    unreturned.clear();
    return { kind: 'worked' };
  }

  /** At the end of what there is to send and to fetch. The server is greeted again before anything else. */
  async function compare(places: LogPlaces, { logs, isAwaiting }: Contact): Promise<SyncStep> {
    // What came is kept again; what did not is not there any more, and is sent anew.
    unreturned.clear();
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
    if (differences > 2) {
      // The next try, after a while, has both means again: meanwhile the server may have been put back once more.
      differences = 0;
      throw new AppError('SYNC_DIFFERS');
    }
    await store.rebuild();
    return isWhole && differences === 1 ? { kind: 'worked' } : beginAgain(scope);
  }

  function failed(thrown: unknown): SyncStep {
    const error = toAppError(thrown);
    const wereSent = sent;
    sent = [];
    contact = null;
    if (error.code === 'DEVICE_REVOKED') return { kind: 'revoked' };
    if (error.code === 'OTHER_LOG' || error.code === 'RESYNC_REQUIRED') return { kind: 'worked' };
    if (error.code === 'DISK_FULL' && wereSent.length > 0) {
      for (const { id } of wereSent) unreturned.add(id);
      return { kind: 'worked' };
    }
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
