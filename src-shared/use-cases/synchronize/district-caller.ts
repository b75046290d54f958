import { AppError } from '../../domain/errors.ts';
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
    const privateKey = await ports.deviceKeys.read(known.keyName);
    if (privateKey === null) throw new AppError('DEVICE_KEY_LOST');
    const { server, serverKey } = known;
    return { server, serverKey, privateKey, deviceId: ports.syncOverview.deviceId };
  };
}
