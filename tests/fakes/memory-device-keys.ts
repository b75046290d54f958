import type { DeviceKeyStore } from '../../src-shared/ports/device-key-store.ts';

/** Keys in memory: what tests sign with is nobody's. */
export function memoryDeviceKeys(keys = new Map<string, Uint8Array>()): DeviceKeyStore {
  return {
    read: async (name) => keys.get(name) ?? null,
    keep: async (name, key) => void keys.set(name, key),
    forget: async (name) => void keys.delete(name),
  };
}
