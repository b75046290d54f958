import { AppError } from '../../../src-shared/domain/errors.ts';
import type { SentHeaders, SentReply, SentRequest } from '../../../src-shared/domain/sync/signed-messages.ts';
import { patientFetch } from '../patient-fetch.ts';
import { createPace, type Pace, pacedBody } from './pace.ts';

/** The line may stand still for this long; what is sent is given more, by its size. */
const stillnessMs = 60_000;
const slowestBytesPerMs = 2;

type ExchangeOptions = {
  signal: AbortSignal;
  limitBytes: number;
  /** The most that goes or comes; as fast as the line is unless told. */
  bytesPerSecond?: number | null;
};

/** Sends a request and gives the reply as it came, of at most `limitBytes`. Throws `SYNC_UNREACHABLE`. */
export async function exchangeBytes(
  server: string,
  { method, target, headers, body }: SentRequest,
  { signal, limitBytes, bytesPerSecond = null }: ExchangeOptions,
): Promise<SentReply> {
  const watch = watchStillness(stillnessMs + (body?.length ?? 0) / slowestBytesPerMs);
  const pace = createPace(bytesPerSecond, signal);
  try {
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body && (bytesPerSecond === null ? new Uint8Array(body) : pacedBody(body, pace, watch.moved)),
      duplex: 'half',
      signal: AbortSignal.any([signal, watch.signal]),
    };
    const reply = await patientFetch(`${server}${target}`, init);
    const bytes = await readBody(reply, { limitBytes, moved: watch.moved, pace });
    return { status: reply.status, headers: headersOf(reply), body: bytes };
  } catch (cause) {
    signal.throwIfAborted();
    throw new AppError('SYNC_UNREACHABLE', { server: new URL(server).host }, { cause });
  } finally {
    watch.stop();
  }
}

/** A signal that fires once nothing has moved for a while. */
function watchStillness(firstMs: number) {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), firstMs);
  return {
    signal: abort.signal,
    moved() {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), stillnessMs);
    },
    stop: () => clearTimeout(timer),
  };
}

async function readBody(
  reply: Response,
  { limitBytes, moved, pace }: { limitBytes: number; moved: () => void; pace: Pace },
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of reply.body ?? []) {
    moved();
    length += part.length;
    if (length > limitBytes) throw new Error('The reply is longer than any that the protocol knows');
    parts.push(part);
    await pace(part.length);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function headersOf(reply: Response): SentHeaders {
  return Object.fromEntries(reply.headers);
}
