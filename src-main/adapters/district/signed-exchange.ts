import { createSigner } from '../../../src-shared/domain/sync/device-keys.ts';
import {
  type RequestBytes,
  type SentHeaders,
  type SentReply,
  type SentRequest,
  signRequest,
} from '../../../src-shared/domain/sync/signed-messages.ts';
import type { Clock } from '../../../src-shared/ports/clock.ts';
import type { DistrictCaller } from '../../../src-shared/ports/district-servers.ts';
import { exchangeBytes } from './exchange-bytes.ts';
import { clockRefusal } from './read-reply.ts';

/** A request that is not signed yet, and how much may come back. */
export type Unsigned = RequestBytes & { headers: SentHeaders; limitBytes: number };

export type SignedExchange = (unsigned: Unsigned) => Promise<{ request: SentRequest; reply: SentReply }>;

type ExchangeParts = { clock: Clock; signal: AbortSignal; bytesPerSecond?: number | null };

/** Sends with a signature; where the clocks differ, the server tells its own and is asked again by that. */
export function createSignedExchange(
  { server, identity }: DistrictCaller,
  { clock, signal, bytesPerSecond }: ExchangeParts,
): SignedExchange {
  let clockOffsetMs = 0;

  async function exchange({ limitBytes, ...unsigned }: Unsigned): ReturnType<SignedExchange> {
    const { deviceId, privateKey } = await identity();
    const signature = await signRequest(unsigned, {
      signer: await createSigner(privateKey),
      deviceId,
      nowMs: clock.now() + clockOffsetMs,
      nonce: crypto.randomUUID(),
    });
    const request = { ...unsigned, headers: { ...unsigned.headers, ...signature } };
    return { request, reply: await exchangeBytes(server, request, { signal, limitBytes, bytesPerSecond }) };
  }

  return async (unsigned) => {
    const first = await exchange(unsigned);
    const serverMs = clockRefusal(first.reply);
    if (serverMs === null) return first;
    clockOffsetMs = serverMs - clock.now();
    return exchange(unsigned);
  };
}
