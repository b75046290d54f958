import type { Verifier } from 'http-message-sig';
import { createVerifier } from '../../src-shared/domain/sync/device-keys.ts';
import type { DistrictLog } from '../../src-shared/ports/district-log.ts';

/** More than the PCs of any district. */
const mostKept = 20_000;

/**
 * What verifies the signatures of a device, null for one that was never enrolled. Kept once it is known: a device's key
 * is never changed, and whether it may still speak is asked elsewhere, each time.
 */
export function createDeviceVerifiers(log: Pick<DistrictLog, 'device'>) {
  const kept = new Map<string, Verifier>();

  return async (deviceId: string): Promise<Verifier | null> => {
    const known = kept.get(deviceId);
    if (known !== undefined) return known;
    const device = await log.device(deviceId);
    if (device === null) return null;
    const verifier = await createVerifier(device.publicKey);
    if (kept.size >= mostKept) kept.clear();
    kept.set(deviceId, verifier);
    return verifier;
  };
}
