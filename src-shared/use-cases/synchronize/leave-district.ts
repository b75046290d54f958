import { AppError } from '../../domain/errors.ts';
import { callerOf, type DistrictCallerPorts } from './district-caller.ts';
import { createDistrictMembership } from './district-membership.ts';

/** Who leaves does not wait longer than this for the server to hear of it. */
const patienceMs = 15_000;

/**
 * Leaves the district, whether or not its server can be told: what is in the library stays, and nothing is sent or
 * fetched any more. `isTold`: the server lets this PC in no more.
 */
export function createLeaveDistrict(ports: DistrictCallerPorts) {
  const membership = createDistrictMembership(ports);

  async function tell(): Promise<boolean> {
    const known = await membership.read();
    if (known === null || known.isRevoked) return true;
    try {
      await ports.districtServers.leave(await callerOf(known, ports), AbortSignal.timeout(patienceMs));
      return true;
    } catch (thrown) {
      return thrown instanceof AppError && thrown.code === 'DEVICE_REVOKED';
    }
  }

  return async (): Promise<{ isTold: boolean }> => {
    const isTold = await tell();
    await membership.forget();
    return { isTold };
  };
}
