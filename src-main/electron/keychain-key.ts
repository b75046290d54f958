import { randomBytes } from 'node:crypto';
import type { SafeStorage } from 'electron';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { DesktopStore } from './desktop-store.ts';

const keyBytes = 32;

/**
 * The library's key, sealed by the system's keychain; made the first time. Throws `LIBRARY_KEY_WRONG` when the
 * keychain is not this user's any more (the recovery key opens the library then).
 */
export function loadKeychainKey(
  store: DesktopStore,
  keychain: Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>,
): Uint8Array {
  if (!keychain.isEncryptionAvailable()) throw new AppError('KEYCHAIN_UNAVAILABLE');
  const sealed = store.sealedKey();
  if (sealed === null) {
    const key = randomBytes(keyBytes);
    store.keepSealedKey(keychain.encryptString(key.toString('hex')).toString('base64'));
    return new Uint8Array(key);
  }
  try {
    return new Uint8Array(Buffer.from(keychain.decryptString(Buffer.from(sealed, 'base64')), 'hex'));
  } catch (cause) {
    throw new AppError('LIBRARY_KEY_WRONG', {}, { cause });
  }
}
