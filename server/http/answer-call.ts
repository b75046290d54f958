import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { AppError } from '../../src-shared/domain/errors.ts';
import {
  type RequestSignature,
  type SentRequest,
  signatureToleranceMs,
  signReply,
  verifyRequest,
} from '../../src-shared/domain/sync/signed-messages.ts';
import { asSyncError, type SyncContext } from '../../src-shared/rpc/sync-router.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { unsignedPath } from './openapi-document.ts';
import { createRateLimit } from './rate-limit.ts';
import { readBody, readJson } from './read-message.ts';

const pack = promisify(gzip);

/** Below this, packing gains nothing. */
const packedFromBytes = 1024;
/** What the PC compares, to know that it is this server. It is sent as it is signed. */
const signedPath = '/sync/hello';

const ofAddress = { burst: 300, perSecond: 60 };
const ofDevice = { burst: 120, perSecond: 20 };
/** Codes are tried by hand. */
const ofEnrolment = { burst: 10, perSecond: 10 / 60 };

/** What goes back over the line, and whose request it was. */
export type Answer = { status: number; headers: Record<string, string>; body: Uint8Array; deviceId: string | null };

/** Answers the calls of PCs: `path` is what follows `/api`, `address` where they come from. Never throws. */
export type AnswerCall = (request: IncomingMessage, call: { path: string; address: string }) => Promise<Answer>;

/** Lets a call in, has it answered by the contract, and signs and packs what comes of it. */
export function createAnswerCall(host: DistrictHost): AnswerCall {
  const { clock, signer, logError } = host;
  const now = () => clock.now();
  const limits = {
    address: createRateLimit(ofAddress, now),
    device: createRateLimit(ofDevice, now),
    enrolment: createRateLimit(ofEnrolment, now),
  };
  const handler = new OpenAPIHandler<SyncContext>(host.router, {
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

  async function verify(sent: SentRequest): Promise<RequestSignature> {
    const publicKeyOf = async (deviceId: string) => (await host.log.device(deviceId))?.publicKey ?? null;
    const signature = await verifyRequest(sent, { publicKeyOf, nowMs: now() });
    const { deviceId, nonce, createdMs } = signature;
    const isFresh = await host.nonces.remember(deviceId, nonce.slice(0, 100), createdMs + 2 * signatureToleranceMs);
    if (!isFresh) throw new AppError('SIGNATURE_REFUSED');
    return signature;
  }

  async function call(sent: SentRequest, path: string, deviceId: string | null): Promise<Response | null> {
    const encoding = sent.headers['content-encoding'];
    const body = sent.body === null ? undefined : await readJson(sent.body, encoding);
    const { method } = sent;
    const headers = { 'content-type': 'application/json' };
    const request = new Request(`http://server/api${path}`, { method, headers, body: method === 'GET' ? null : body });
    const { response } = await handler.handle(request, { prefix: '/api', context: { deviceId } });
    return response ?? null;
  }

  return async (request, { path, address }) => {
    let deviceId: string | null = null;
    try {
      demand(limits.address(address));
      if (!host.paths.has(path)) return { status: 404, headers: {}, body: new Uint8Array(), deviceId };
      if (path === unsignedPath) demand(limits.enrolment(address));
      const { method = 'GET', url: target = '/', headers } = request;
      const sent = { method, target, headers: flat(headers), body: await readBody(request) };
      if (path !== unsignedPath) ({ deviceId } = await verify(sent));
      if (deviceId !== null) demand(limits.device(deviceId));
      const response = await call(sent, path, deviceId);
      if (response === null) return { status: 405, headers: { allow: 'POST' }, body: new Uint8Array(), deviceId };
      const body = new Uint8Array(await response.arrayBuffer());
      const answer = { status: response.status, headers: { 'content-type': 'application/json' }, body };
      if (path !== signedPath) return { ...(await packed(answer, sent)), deviceId };
      const signature = await signReply(answer, { request: sent, signer, nowMs: now() });
      return { ...answer, headers: { ...answer.headers, ...signature }, deviceId };
    } catch (thrown) {
      return { ...refusal(thrown, logError), deviceId };
    }
  };
}

function demand(waitMs: number): void {
  if (waitMs > 0) throw new AppError('SERVER_BUSY', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

function refusal(thrown: unknown, logError: (thrown: unknown) => string): Omit<Answer, 'deviceId'> {
  const error = asSyncError(thrown, logError);
  const waitSeconds = thrown instanceof AppError ? thrown.data.retryAfterSeconds : undefined;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (waitSeconds !== undefined) headers['retry-after'] = String(waitSeconds);
  // What is too much is not read to its end, and nothing else can be said on that line.
  if (error.status === 413) headers.connection = 'close';
  return { status: error.status, headers, body: new TextEncoder().encode(JSON.stringify(error.toJSON())) };
}

async function packed(answer: Omit<Answer, 'deviceId'>, { headers }: SentRequest): Promise<Omit<Answer, 'deviceId'>> {
  const isTaken = (headers['accept-encoding'] ?? '').split(',').some((way) => way.trim().startsWith('gzip'));
  if (!isTaken || answer.body.length < packedFromBytes) return answer;
  const body = new Uint8Array(await pack(answer.body));
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body };
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
