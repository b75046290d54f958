import { AppError } from '../../src-shared/domain/errors.ts';
import {
  type RequestSignature,
  type SentRequest,
  signatureToleranceMs,
  verifyRequest,
  verifyUnread,
} from '../../src-shared/domain/sync/signed-messages.ts';
import type { DistrictHost } from '../host/create-district-host.ts';

/** What changes nothing: said again, it tells nobody anything that the first time did not. */
const readingPaths: ReadonlySet<string> = new Set([
  '/sync/hello',
  '/sync/pull',
  '/sync/snapshot',
  '/sync/missing',
  '/sync/wait',
  '/sync/blob/kept',
  '/sync/blob/plan',
  '/sync/blob/read',
]);

type Verifying = Pick<DistrictHost, 'verifierOf' | 'nonces' | 'clock'>;

/** The id of the device that signed a request. Throws `SIGNATURE_REFUSED`, also where it was said before. */
export async function verifyCaller(host: Verifying, sent: SentRequest, path: string): Promise<string> {
  return once(host, await verifyRequest(sent, looking(host)), path);
}

/** The same before the body has come: that it is what was signed is left to whoever reads it. */
export async function verifySender(host: Verifying, sent: Omit<SentRequest, 'body'>, path: string): Promise<string> {
  return once(host, await verifyUnread(sent, looking(host)), path);
}

function looking({ verifierOf, clock }: Verifying) {
  return { verifierOf, nowMs: clock.now() };
}

async function once({ nonces }: Verifying, signature: RequestSignature, path: string): Promise<string> {
  const { deviceId, nonce, createdMs } = signature;
  const untilMs = createdMs + 2 * signatureToleranceMs;
  const isFresh = await nonces.remember(deviceId, nonce.slice(0, 100), untilMs).catch((thrown: unknown) => {
    // A full disk remembers nothing, and what was taken can still be fetched from it.
    if (readingPaths.has(path) && thrown instanceof AppError && thrown.code === 'DISK_FULL') return true;
    throw thrown;
  });
  if (!isFresh) throw new AppError('SIGNATURE_REFUSED');
  return deviceId;
}
