import { createSigningKeys } from '../../domain/sync/device-keys.ts';
import type { DeviceKeyStore } from '../../ports/device-key-store.ts';
import type { SyncConnection } from '../../ports/sync-connection.ts';

/**
 * A connection by which a new identity gets a key of its own, kept here before anything is signed with it: the PC that
 * has the old one is revoked without this one, and this one without that.
 */
export function renewingWithKey(connection: SyncConnection, deviceKeys: DeviceKeyStore): SyncConnection {
  return {
    ...connection,
    async renew() {
      const { publicKey, privateKey } = await createSigningKeys();
      const renewed = await connection.renew({ publicKey });
      // An older server knows the new identity by the old key.
      if (renewed.publicKey === publicKey) await deviceKeys.keep(renewed.deviceId, privateKey);
      return renewed;
    },
  };
}
