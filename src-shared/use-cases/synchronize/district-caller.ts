import { AppError } from '../../domain/errors.ts';
import type { DistrictMembership } from '../../domain/sync/district-membership.ts';
import type { DistrictCaller } from '../../ports/district-servers.ts';
import type { SyncOverview } from '../../ports/sync-overview.ts';
import { createDistrictMembership, type MembershipPorts } from './district-membership.ts';

export type DistrictCallerPorts = MembershipPorts & { syncOverview: SyncOverview };

/** As whom this PC speaks to its district. Throws `NOT_ENROLLED`, `DEVICE_REVOKED`, `DEVICE_KEY_LOST`. */
export function createDistrictCaller(ports: DistrictCallerPorts): () => Promise<DistrictCaller> {
  const membership = createDistrictMembership(ports);
  return async () => {
    const known = await membership.read();
    if (known === null || !known.isConfirmed) throw new AppError('NOT_ENROLLED');
    if (known.isRevoked) throw new AppError('DEVICE_REVOKED');
    return callerOf(known, ports);
  };
}

/** The same of what is known of the district, whether or not anything may be sent yet. Throws `DEVICE_KEY_LOST`. */
export async function callerOf(
  { server, serverKey, keyName }: DistrictMembership,
  ports: DistrictCallerPorts,
): Promise<DistrictCaller> {
  const { deviceKeys, syncOverview } = ports;
  const membership = createDistrictMembership(ports);
  let known = { name: keyName, privateKey: await deviceKeys.read(keyName) };

  /** An identity that was renewed has a key by its own name; without one it has the key of the one before. */
  async function keyOf(deviceId: string): Promise<Uint8Array> {
    const own = known.name === deviceId ? null : await deviceKeys.read(deviceId);
    if (own !== null) {
      // The key of before stays: keys lie per user, and another library of this PC, or a backup of this one, may need it.
      await membership.change({ keyName: deviceId });
      known = { name: deviceId, privateKey: own };
    }
    if (known.privateKey === null) throw new AppError('DEVICE_KEY_LOST');
    return known.privateKey;
  }

  async function identity() {
    const deviceId = await syncOverview.deviceId();
    return { deviceId, privateKey: await keyOf(deviceId) };
  }

  await identity();
  return { server, serverKey, identity };
}
