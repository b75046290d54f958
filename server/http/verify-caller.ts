import { AppError } from '../../src-shared/domain/errors.ts';
import { type SentRequest, signatureToleranceMs, verifyRequest } from '../../src-shared/domain/sync/signed-messages.ts';
import type { DistrictHost } from '../host/create-district-host.ts';

/** What changes nothing: said again, it tells nobody anything that the first time did not. */
const readingPaths: ReadonlySet<string> = new Set(['/sync/hello', '/sync/pull', '/sync/missing']);

/** The id of the device that signed a request. Throws `SIGNATURE_REFUSED`, also where it was said before. */
export async function verifyCaller(
  { log, nonces, clock }: Pick<DistrictHost, 'log' | 'nonces' | 'clock'>,
  sent: SentRequest,
  path: string,
): Promise<string> {
  const publicKeyOf = async (deviceId: string) => (await log.device(deviceId))?.publicKey ?? null;
  const { deviceId, nonce, createdMs } = await verifyRequest(sent, { publicKeyOf, nowMs: clock.now() });
  const untilMs = createdMs + 2 * signatureToleranceMs;
  const isFresh = await nonces.remember(deviceId, nonce.slice(0, 100), untilMs).catch((thrown: unknown) => {
    // A full disk remembers nothing, and what was taken can still be fetched from it.
    if (readingPaths.has(path) && thrown instanceof AppError && thrown.code === 'DISK_FULL') return true;
    throw thrown;
  });
  if (!isFresh) throw new AppError('SIGNATURE_REFUSED');
  return deviceId;
}
