import type { BlobStore } from '../../ports/blob-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictLog, EnrolledDevice } from '../../ports/district-log.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';
import type { SyncStore } from '../../ports/sync-store.ts';
import { createDistrictSync } from '../synchronize/create-district-sync.ts';
import { createSynchronizer } from '../synchronize/create-synchronizer.ts';

type FollowerPorts = { log: DistrictLog; clock: Clock; blobs: Pick<BlobStore, 'remove'> };

/**
 * Brings a school's library on the server and its log to the same, and the library to the end of the district's, from
 * where they stand: the library is one replica more, which speaks as a PC does and sends what people did in a browser.
 * Ends early once the signal says so. Throws `SYNC_DIFFERS` and what the library throws.
 */
export function createLogFollower(ports: FollowerPorts) {
  return async (store: SyncStore, schoolId: string, signal: AbortSignal): Promise<void> => {
    const synchronizer = createSynchronizer({ store, connection: connectInside(ports, schoolId), clock: ports.clock });
    while (!signal.aborted) {
      const step = await synchronizer.step();
      if (step.kind === 'failed') throw step.error;
      if (step.kind !== 'worked') return;
    }
  };
}

/** The district as a library of the same server speaks to it, which nobody has to enrol. */
function connectInside({ log, clock, blobs }: FollowerPorts, schoolId: string): SyncConnection {
  const own: EnrolledDevice = { id: 'server', schoolId, publicKey: '', isRevoked: false };
  const device = async () => own;
  const inside: DistrictLog = {
    ...log,
    device,
    write: (name, work) => log.write(name, (writing) => work({ ...writing, device })),
  };
  const createDeviceId = () => crypto.randomUUID();
  const district = createDistrictSync({ log: inside, clock, createDeviceId, blobs });
  return {
    hello: (request) => district.hello(own.id, request),
    push: (request) => district.push(own.id, request),
    pull: (request) => district.pull(own.id, request),
    snapshot: (request) => district.snapshot(own.id, request),
    missing: (request) => district.missing(own.id, request),
    renew: async () => ({ deviceId: createDeviceId() }),
  };
}
