import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { SentRequest } from '../../src-shared/domain/sync/signed-messages.ts';
import { asSyncError } from '../../src-shared/rpc/sync-router.ts';

const pack = promisify(gzip);

/** Below this, packing gains nothing. */
export const packedFromBytes = 1024;
/** What goes back to whoever asked. */
export type Reply = { status: number; headers: Record<string, string>; body: Uint8Array };

/** What goes back over the line, and whose request it was. What is given as it is read tells its own length. */
export type Answer = Omit<Reply, 'body'> & {
  body: Uint8Array | AsyncIterable<Uint8Array>;
  deviceId: string | null;
};

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

/** How answers of the contract are written. */
export const sentAsItIs = {
  condition: (data: unknown) => data instanceof Object && Object.getPrototypeOf(data) === Object.prototype,
  serialize: (data: unknown) => new FinishedJson(data),
};

/** An answer without a body. */
export function nothing(status: number): Reply {
  return { status, headers: {}, body: new Uint8Array() };
}

/** Throws `SERVER_BUSY` where somebody has to wait. */
export function demand(waitMs: number): void {
  if (waitMs > 0) throw new AppError('SERVER_BUSY', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

const json = { 'content-type': 'application/json' };
const waitingSchema = z.object({ retryAfterSeconds: z.number() });

/** The header that tells when to come back, where an error tells it. */
function retryAfter(data: unknown): Record<string, string> {
  const waiting = waitingSchema.safeParse(data);
  return waiting.success ? { 'retry-after': String(waiting.data.retryAfterSeconds) } : {};
}

/** What the contract answers; undefined where it knows no such method. */
export async function contractReply(response: Response | undefined): Promise<Reply> {
  if (response === undefined) return nothing(405);
  const body = new Uint8Array(await response.arrayBuffer());
  const waiting = response.ok ? {} : retryAfter(JSON.parse(new TextDecoder().decode(body)).data);
  return { status: response.status, headers: { ...json, ...waiting }, body };
}

/** What was thrown, as an answer. */
export function refusal(thrown: unknown, logError: (thrown: unknown) => string): Reply {
  const error = asSyncError(thrown, logError);
  const headers: Record<string, string> = { ...json, ...retryAfter(error.data) };
  // What is too much is not read to its end, and nothing else can be said on that line.
  if (error.status === 413) headers.connection = 'close';
  return { status: error.status, headers, body: new TextEncoder().encode(JSON.stringify(error.toJSON())) };
}

/** An answer as whoever asked takes it. */
export async function packed(
  answer: Reply,
  { headers }: Pick<SentRequest, 'headers'>,
  fromBytes: number,
): Promise<Reply> {
  const isTaken = (headers['accept-encoding'] ?? '').split(',').some((way) => way.trim().startsWith('gzip'));
  if (!isTaken || answer.body.length < fromBytes) return answer;
  const body = new Uint8Array(await pack(answer.body));
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body };
}

/** Headers that were sent once. */
export function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
