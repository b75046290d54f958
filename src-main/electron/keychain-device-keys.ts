import type { SafeStorage } from 'electron';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { DeviceKeyStore } from '../host/device-key-file.ts';
import type { DesktopStore } from './desktop-store.ts';

/**
 * The keys that this PC signs with, sealed by the system's keychain; one that the command line made is taken from where
 * that keeps it. Throws `KEYCHAIN_UNAVAILABLE` where there is no keychain.
 */
export function createKeychainDeviceKeys(
  store: Pick<DesktopStore, 'sealedDeviceKeys' | 'keepSealedDeviceKeys'>,
  keychain: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>,
  lentKeys: Pick<DeviceKeyStore, 'read'>,
): DeviceKeyStore {
  const assertAvailable = (): void => {
    if (!keychain.isEncryptionAvailable()) throw new AppError('KEYCHAIN_UNAVAILABLE');
  };
  async function keep(name: string, key: Uint8Array): Promise<void> {
    assertAvailable();
    const sealed = keychain.encryptString(Buffer.from(key).toString('base64')).toString('base64');
    store.keepSealedDeviceKeys({ ...store.sealedDeviceKeys(), [name]: sealed });
  }
  async function takeLent(name: string): Promise<Uint8Array | null> {
    const key = await lentKeys.read(name);
    if (key !== null) await keep(name, key);
    return key;
  }
  return {
    keep,
    async read(name) {
      assertAvailable();
      const sealed = store.sealedDeviceKeys()[name];
      if (sealed === undefined) return takeLent(name);
      try {
        return new Uint8Array(Buffer.from(keychain.decryptString(Buffer.from(sealed, 'base64')), 'base64'));
      } catch {
        // Sealed by another user or another Windows: this PC has to be enrolled again.
        return null;
      }
    },
    async forget(name) {
      const { [name]: _, ...others } = store.sealedDeviceKeys();
      store.keepSealedDeviceKeys(others);
    },
  };
}
