import type { SafeStorage } from 'electron';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { DeviceKeyStore } from '../host/device-key-file.ts';
import type { DesktopStore } from './desktop-store.ts';

/** The keys that this PC signs with, sealed by the system's keychain. Throws `KEYCHAIN_UNAVAILABLE` where there is none. */
export function createKeychainDeviceKeys(
  store: Pick<DesktopStore, 'sealedDeviceKeys' | 'keepSealedDeviceKeys'>,
  keychain: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>,
): DeviceKeyStore {
  const assertAvailable = (): void => {
    if (!keychain.isEncryptionAvailable()) throw new AppError('KEYCHAIN_UNAVAILABLE');
  };
  return {
    async read(name) {
      assertAvailable();
      const sealed = store.sealedDeviceKeys()[name];
      if (sealed === undefined) return null;
      try {
        return new Uint8Array(Buffer.from(keychain.decryptString(Buffer.from(sealed, 'base64')), 'base64'));
      } catch {
        // Sealed by another user or another Windows: this PC has to be enrolled again.
        return null;
      }
    },
    async keep(name, key) {
      assertAvailable();
      const sealed = keychain.encryptString(Buffer.from(key).toString('base64')).toString('base64');
      store.keepSealedDeviceKeys({ ...store.sealedDeviceKeys(), [name]: sealed });
    },
    async forget(name) {
      const { [name]: _, ...others } = store.sealedDeviceKeys();
      store.keepSealedDeviceKeys(others);
    },
  };
}
