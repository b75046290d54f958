import type { IncomingMessage } from 'node:http';
import { signReply } from '../../src-shared/domain/sync/signed-messages.ts';
import { createWorkQueue } from '../../src-shared/domain/work-queue.ts';
import type { SyncContext } from '../../src-shared/rpc/sync-router.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { createAnswerPerson } from './answer-person.ts';
import { createAskContract } from './ask-contract.ts';
import { unsignedPath } from './openapi-document.ts';
import { createPlacesAtOnce } from './places-at-once.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody } from './read-message.ts';
import { type Answer, demand, flat, nothing, packed, packedFromBytes, refusal } from './replies.ts';
import { unqueuedCalls } from './unqueued-calls.ts';
import { verifyCaller } from './verify-caller.ts';

/**
 * What the PC compares, to know that it is this server, and from how many bytes on it is packed. It is sent as it is
 * signed: a long one is packed here in any case, so that nobody does on its way.
 */
const signedPaths: ReadonlyMap<string, number> = new Map([
  ['/sync/hello', Number.POSITIVE_INFINITY],
  ['/sync/snapshot', 0],
]);

const ofAddress = { burst: 300, perSecond: 60 };
const ofDevice = { burst: 120, perSecond: 20 };
/** A PC sends one part of a file after the other; more come of lines that broke off and have not been missed yet. */
const mostPartsOfDevice = 16;
/** What is under way is unpacked, in memory: as many as there are connections to the database. */
const ofServer = { atOnce: 20, waiting: 400 };
/** Codes are tried by hand; one that is good does not count: a room of PCs is let in from one address. */
const ofEnrolment = { burst: 10, perSecond: 10 / 60 };

/** Answers the calls of PCs and of people: `path` is what follows `/api`, `address` where they come from. Never throws. */
export type AnswerCall = (request: IncomingMessage, call: { path: string; address: string }) => Promise<Answer>;

/** Lets a call in, has it answered by the contract, and signs and packs what comes of it. */
export function createAnswerCall(host: DistrictHost): AnswerCall {
  const now = () => host.clock.now();
  const limitAddress = createRateLimit(ofAddress, now);
  const limitDevice = createRateLimit(ofDevice, now);
  const takePlace = createPlacesAtOnce(mostPartsOfDevice);
  const limitEnrolment = createRateLimit(ofEnrolment, now);
  const inTurn = createWorkQueue(ofServer);
  const ask = createAskContract<SyncContext>(host.router, host.logError);
  const answerPerson = createAnswerPerson(host);

  return async (request, { path, address }) => {
    let deviceId: string | null = null;
    try {
      demand(limitAddress.take(address));
      if (host.peoplePaths.has(path)) return await answerPerson(request, { path, address });
      if (!host.paths.has(path)) return { ...nothing(404), deviceId };
      if (path === unsignedPath) demand(limitEnrolment.take(address));
      const { method = 'GET', url: target = '/', headers } = request;
      const unread = { method, target, headers: flat(headers) };
      const unqueued = unqueuedCalls.get(path);
      if (unqueued) {
        if (method !== unqueued.method) return { ...nothing(405), deviceId };
        deviceId = await unqueued.verify(host, unread, path);
        demand(limitDevice.take(deviceId));
        const leave = takePlace(deviceId);
        const answer = await unqueued.answer(host, request, deviceId).finally(leave);
        return { ...answer, deviceId };
      }
      const sent = { ...unread, body: await readBody(request) };
      return await inTurn(async () => {
        if (path !== unsignedPath) deviceId = await verifyCaller(host, sent, path);
        if (deviceId !== null) demand(limitDevice.take(deviceId));
        const fromBytes = signedPaths.get(path);
        const reply = await packed(
          await ask({ ...sent, target: `/api${path}` }, { deviceId }),
          sent,
          fromBytes ?? packedFromBytes,
        );
        if (path === unsignedPath && reply.status === 200) limitEnrolment.giveBack(address);
        if (fromBytes === undefined) return { ...reply, deviceId };
        const signature = await signReply(reply, { request: sent, signer: host.signer, nowMs: now() });
        return { ...reply, headers: { ...reply.headers, ...signature }, deviceId };
      });
    } catch (thrown) {
      return { ...refusal(thrown, host.logError), deviceId };
    }
  };
}
