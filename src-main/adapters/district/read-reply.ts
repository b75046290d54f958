import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError, isErrorCode } from '../../../src-shared/domain/errors.ts';
import type { SentReply } from '../../../src-shared/domain/sync/signed-messages.ts';

const unpackedLimitBytes = 16 * 1024 ** 2;

const refusalSchema = z.object({
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The server's time, where it refused a request for what its clock says; null otherwise. */
export function clockRefusal(reply: SentReply): number | null {
  if (reply.status !== 401) return null;
  const refusal = refusalSchema.safeParse(readJson(reply));
  const nowMs = refusal.data?.code === 'CLOCK_REFUSED' ? refusal.data.data?.nowMs : undefined;
  return typeof nowMs === 'number' ? nowMs : null;
}

/** The bytes that a server gave. Throws the same as `parseReply`. */
export function bytesOf(reply: SentReply, server: string): Uint8Array {
  if (reply.status === 200 || reply.status === 206) return reply.body;
  throw refusalOf(reply, readJson(reply), server);
}

/** What a server answered. Throws the codes that it gives, `SERVER_FULL`, `SERVER_FAILED` and `SYNC_UNREACHABLE`. */
export function parseReply<Answer>(reply: SentReply, answer: z.ZodType<Answer>, server: string): Answer {
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
