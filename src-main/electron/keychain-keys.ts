import type { SafeStorage } from 'electron';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { KeyRing } from '../host/key-ring.ts';
import type { DesktopStore } from './desktop-store.ts';

/** The keys, sealed by the system's keychain. Throws `KEYCHAIN_UNAVAILABLE` where there is none. */
export function createKeychainKeys(
  store: Pick<DesktopStore, 'sealedKeys' | 'keepSealedKey'>,
  keychain: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>,
): KeyRing {
  const assertAvailable = (): void => {
    if (!keychain.isEncryptionAvailable()) throw new AppError('KEYCHAIN_UNAVAILABLE');
  };
  const unseal = (sealed: string): Uint8Array[] => {
    try {
      return [new Uint8Array(Buffer.from(keychain.decryptString(Buffer.from(sealed, 'base64')), 'hex'))];
    } catch {
      // Sealed by another user or another Windows. It stays, and what it opened asks for its recovery key.
      return [];
    }
  };
  return {
    async read() {
      assertAvailable();
      return store.sealedKeys().flatMap(unseal);
    },
    async add(key) {
      assertAvailable();
      store.keepSealedKey(keychain.encryptString(Buffer.from(key).toString('hex')).toString('base64'));
    },
  };
}
