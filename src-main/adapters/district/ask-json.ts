import { gzipSync } from 'node:zlib';
import type { z } from 'zod';
import type { SentReply, SentRequest } from '../../../src-shared/domain/sync/signed-messages.ts';
import { parseReply } from './read-reply.ts';
import type { SignedExchange } from './signed-exchange.ts';

/** What is shorter gains nothing by being packed. */
const worthPackingBytes = 1024;
/** The longest answer, as it comes. */
export const packedLimitBytes = 4 * 1024 ** 2;

type Expected<Answer> = {
  answer: z.ZodType<Answer>;
  server: string;
  /** Looks at the reply as it came. What is signed is what travels: it is not packed but where the signer packs it. */
  verify?: (exchanged: { request: SentRequest; reply: SentReply }) => Promise<void>;
  isPackedBySigner?: boolean;
};

/** Asks something of the sync of a server. Throws what `parseReply` throws. */
export async function askJson<Answer>(
  exchange: SignedExchange,
  { path, message }: { path: string; message: unknown },
  { answer, server, verify, isPackedBySigner = verify === undefined }: Expected<Answer>,
): Promise<Answer> {
  const content = pack(message, isPackedBySigner ? 'gzip' : 'identity');
  const target = `/api/sync/${path}`;
  const exchanged = await exchange({ method: 'POST', target, ...content, limitBytes: packedLimitBytes });
  if (verify && exchanged.reply.status === 200) await verify(exchanged);
  return parseReply(exchanged.reply, answer, server);
}

function pack(message: unknown, accepts: 'gzip' | 'identity'): { body: Uint8Array; headers: Record<string, string> } {
  const plain = new TextEncoder().encode(JSON.stringify(message));
  const headers = { 'accept-encoding': accepts };
  if (plain.length < worthPackingBytes) return { body: plain, headers };
  return { body: new Uint8Array(gzipSync(plain)), headers: { ...headers, 'content-encoding': 'gzip' } };
}
