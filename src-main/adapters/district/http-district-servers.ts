import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { createSigner } from '../../../src-shared/domain/sync/device-keys.ts';
import { enrolmentAnswerSchema } from '../../../src-shared/domain/sync/enrolment.ts';
import {
  type SentReply,
  type SentRequest,
  signRequest,
  verifyReply,
} from '../../../src-shared/domain/sync/signed-messages.ts';
import { snapshotPageSchema } from '../../../src-shared/domain/sync/snapshot-messages.ts';
import {
  helloAnswerSchema,
  missingAnswerSchema,
  pullAnswerSchema,
  pushAnswerSchema,
  renewAnswerSchema,
} from '../../../src-shared/domain/sync/sync-messages.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictCaller, DistrictServers } from '../../../src-shared/ports/district-servers.ts';
import { exchangeBytes } from './exchange-bytes.ts';

/** What is shorter gains nothing by being packed. */
const worthPackingBytes = 1024;
const packedLimitBytes = 4 * 1024 ** 2;
const unpackedLimitBytes = 16 * 1024 ** 2;

/** The servers of districts over HTTP (docs/sync.md). */
export function createHttpDistrictServers(clock: Clock): DistrictServers {
  return {
    async enrol(server, request, signal) {
      const body = new TextEncoder().encode(JSON.stringify(request));
      const sent = { method: 'POST', target: '/api/sync/enrol', body, headers: {} };
      const reply = await exchangeBytes(server, sent, { signal, limitBytes: packedLimitBytes });
      return parseReply(reply, enrolmentAnswerSchema, server);
    },
    connect(caller, signal) {
      const ask = createAsking(caller, { clock, signal });
      return {
        hello: (request) => ask('hello', request, { answer: helloAnswerSchema, isSigned: true }),
        push: (request) => ask('push', request, { answer: pushAnswerSchema }),
        pull: (request) => ask('pull', request, { answer: pullAnswerSchema }),
        snapshot: (request) => ask('snapshot', request, { answer: snapshotPageSchema, isSigned: true, isLong: true }),
        missing: (request) => ask('missing', request, { answer: missingAnswerSchema }),
        renew: () => ask('renew', {}, { answer: renewAnswerSchema }),
      };
    },
  };
}

type Expected<Answer> = {
  answer: z.ZodType<Answer>;
  /** Whether the server signs its answer to it. */
  isSigned?: boolean;
  /** Whether it is worth packing, by the server itself. */
  isLong?: boolean;
};

/** Asks with a signature; where the clocks differ, the server tells its own and is asked again by that. */
function createAsking(caller: DistrictCaller, { clock, signal }: { clock: Clock; signal: AbortSignal }) {
  const { server, serverKey, privateKey } = caller;
  const signing = createSigner(privateKey);
  let clockOffsetMs = 0;

  async function exchange(target: string, content: Content): Promise<{ request: SentRequest; reply: SentReply }> {
    const unsigned = { method: 'POST', target, body: content.body };
    const signature = await signRequest(unsigned, {
      signer: await signing,
      deviceId: await caller.deviceId(),
      nowMs: clock.now() + clockOffsetMs,
      nonce: crypto.randomUUID(),
    });
    const request = { ...unsigned, headers: { ...content.headers, ...signature } };
    return { request, reply: await exchangeBytes(server, request, { signal, limitBytes: packedLimitBytes }) };
  }

  return async <Answer>(
    name: string,
    message: unknown,
    { answer, isSigned = false, isLong = !isSigned }: Expected<Answer>,
  ): Promise<Answer> => {
    const target = `/api/sync/${name}`;
    // What is signed is what travels: an answer that was packed on its way could not be verified.
    const content = pack(message, { accepts: isLong ? 'gzip' : 'identity' });
    let { request, reply } = await exchange(target, content);
    const serverMs = clockRefusal(reply);
    if (serverMs !== null) {
      clockOffsetMs = serverMs - clock.now();
      ({ request, reply } = await exchange(target, content));
    }
    if (isSigned && reply.status === 200) await verifyReply(reply, { request, publicKey: serverKey });
    return parseReply(reply, answer, server);
  };
}

type Content = { body: Uint8Array; headers: Record<string, string> };

function pack(message: unknown, { accepts }: { accepts: 'gzip' | 'identity' }): Content {
  const plain = new TextEncoder().encode(JSON.stringify(message));
  const headers = { 'accept-encoding': accepts };
  if (plain.length < worthPackingBytes) return { body: plain, headers };
  return { body: new Uint8Array(gzipSync(plain)), headers: { ...headers, 'content-encoding': 'gzip' } };
}

const refusalSchema = z.object({
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

function clockRefusal(reply: SentReply): number | null {
  if (reply.status !== 401) return null;
  const refusal = refusalSchema.safeParse(readJson(reply));
  const nowMs = refusal.data?.code === 'CLOCK_REFUSED' ? refusal.data.data?.nowMs : undefined;
  return typeof nowMs === 'number' ? nowMs : null;
}

function parseReply<Answer>(reply: SentReply, answer: z.ZodType<Answer>, server: string): Answer {
  const content = readJson(reply);
  if (reply.status !== 200) throw refusalOf(reply, content, server);
  const parsed = answer.safeParse(content);
  if (parsed.success) return parsed.data;
  // A page that asks to sign in to the network, or a newer server.
  throw new AppError('SYNC_UNREACHABLE', { server: new URL(server).host }, { cause: parsed.error });
}

function refusalOf({ status, headers }: SentReply, content: unknown, server: string): AppError {
  const refusal = refusalSchema.safeParse(content);
  const { code, data = {} } = refusal.data ?? { code: '' };
  if (code === 'DISK_FULL') return new AppError('SERVER_FULL');
  if (isErrorCode(code) && code !== 'INTERNAL') {
    const seconds = Number(headers['retry-after']);
    return new AppError(code, { ...data, ...(seconds > 0 && { retryAfterSeconds: seconds }) });
  }
  if (status >= 500) return new AppError('SERVER_FAILED');
  return new AppError('SYNC_UNREACHABLE', { server: new URL(server).host });
}

/** Undefined for what is no JSON: the answer of something else that stands at the address. */
function readJson({ headers, body }: SentReply): unknown {
  try {
    const plain =
      headers['content-encoding'] === 'gzip' ? gunzipSync(body, { maxOutputLength: unpackedLimitBytes }) : body;
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined;
  }
}
