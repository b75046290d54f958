import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { AppError } from '../../src-shared/domain/errors.ts';
import { type SentRequest, signReply } from '../../src-shared/domain/sync/signed-messages.ts';
import { asSyncError, type SyncContext } from '../../src-shared/rpc/sync-router.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { bytesCalls } from './answer-bytes.ts';
import { unsignedPath } from './openapi-document.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody, readJson } from './read-message.ts';
import { verifyCaller } from './verify-caller.ts';
import { createWorkQueue } from './work-queue.ts';

const pack = promisify(gzip);

/** Below this, packing gains nothing. */
const packedFromBytes = 1024;
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
/** What is under way is unpacked, in memory: as many as there are connections to the database. */
const ofServer = { atOnce: 20, waiting: 400 };
/** Codes are tried by hand. */
const ofEnrolment = { burst: 10, perSecond: 10 / 60 };

type Reply = { status: number; headers: Record<string, string>; body: Uint8Array };

/** What goes back over the line, and whose request it was. What is given as it is read tells its own length. */
export type Answer = Omit<Reply, 'body'> & {
  body: Uint8Array | AsyncIterable<Uint8Array>;
  deviceId: string | null;
};

/** Answers the calls of PCs: `path` is what follows `/api`, `address` where they come from. Never throws. */
export type AnswerCall = (request: IncomingMessage, call: { path: string; address: string }) => Promise<Answer>;

/** Lets a call in, has it answered by the contract, and signs and packs what comes of it. */
export function createAnswerCall(host: DistrictHost): AnswerCall {
  const now = () => host.clock.now();
  const limitAddress = createRateLimit(ofAddress, now);
  const limitDevice = createRateLimit(ofDevice, now);
  const limitEnrolment = createRateLimit(ofEnrolment, now);
  const inTurn = createWorkQueue(ofServer);
  const ask = createAsking(host);

  return async (request, { path, address }) => {
    let deviceId: string | null = null;
    try {
      demand(limitAddress(address));
      if (!host.paths.has(path)) return { ...nothing(404), deviceId };
      if (path === unsignedPath) demand(limitEnrolment(address));
      const { method = 'GET', url: target = '/', headers } = request;
      const unread = { method, target, headers: flat(headers) };
      const bytes = bytesCalls.get(path);
      if (bytes) {
        if (method !== bytes.method) return { ...nothing(405), deviceId };
        deviceId = await bytes.verify(host, unread, path);
        demand(limitDevice(deviceId));
        return { ...(await bytes.answer(host, request, deviceId)), deviceId };
      }
      const sent = { ...unread, body: await readBody(request) };
      return await inTurn(async () => {
        if (path !== unsignedPath) deviceId = await verifyCaller(host, sent, path);
        if (deviceId !== null) demand(limitDevice(deviceId));
        const fromBytes = signedPaths.get(path);
        const reply = await packed(await ask(sent, path, deviceId), sent, fromBytes ?? packedFromBytes);
        if (fromBytes === undefined) return { ...reply, deviceId };
        const signature = await signReply(reply, { request: sent, signer: host.signer, nowMs: now() });
        return { ...reply, headers: { ...reply.headers, ...signature }, deviceId };
      });
    } catch (thrown) {
      return { ...refusal(thrown, host.logError), deviceId };
    }
  };
}

/** What the contract answers to a request that was let in. */
function createAsking({ router, logError }: DistrictHost) {
  const handler = new OpenAPIHandler<SyncContext>(router, {
    customJsonSerializers: [sentAsItIs],
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (thrown) {
          throw asSyncError(thrown, logError);
        }
      },
    ],
  });
  return async ({ method, headers, body }: SentRequest, path: string, deviceId: string | null): Promise<Reply> => {
    const json = body === null ? null : await readJson(body, headers['content-encoding']);
    const request = new Request(`http://server/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: method === 'GET' || method === 'HEAD' ? null : json,
    });
    const { response } = await handler.handle(request, { prefix: '/api', context: { deviceId } });
    if (response === undefined) return nothing(405);
    const answer = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: { 'content-type': 'application/json' }, body: answer };
  };
}

/** What the contract has looked at is JSON: to copy it value by value took longer than all else about a page. */
class FinishedJson {
  readonly #json: unknown;

  constructor(json: unknown) {
    this.#json = json;
  }

  toJSON(): unknown {
    return this.#json;
  }
}

const sentAsItIs = {
  condition: (data: unknown) => data instanceof Object && Object.getPrototypeOf(data) === Object.prototype,
  serialize: (data: unknown) => new FinishedJson(data),
};

function nothing(status: number): Reply {
  return { status, headers: {}, body: new Uint8Array() };
}

function demand(waitMs: number): void {
  if (waitMs > 0) throw new AppError('SERVER_BUSY', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

function refusal(thrown: unknown, logError: (thrown: unknown) => string): Reply {
  const error = asSyncError(thrown, logError);
  const waitSeconds = thrown instanceof AppError ? thrown.data.retryAfterSeconds : undefined;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (waitSeconds !== undefined) headers['retry-after'] = String(waitSeconds);
  // What is too much is not read to its end, and nothing else can be said on that line.
  if (error.status === 413) headers.connection = 'close';
  return { status: error.status, headers, body: new TextEncoder().encode(JSON.stringify(error.toJSON())) };
}

async function packed(answer: Reply, { headers }: SentRequest, fromBytes: number): Promise<Reply> {
  const isTaken = (headers['accept-encoding'] ?? '').split(',').some((way) => way.trim().startsWith('gzip'));
  if (!isTaken || answer.body.length < fromBytes) return answer;
  const body = new Uint8Array(await pack(answer.body));
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body };
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
