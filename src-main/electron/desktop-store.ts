import Store from 'electron-store';

/** What the desktop keeps outside the library: keys, sealed by the system's keychain. */
export type DesktopStore = {
  /** This PC's own first. */
  sealedKeys(): string[];
  keepSealedKey(sealed: string): void;
  /** What this PC signs with, by name. */
  sealedDeviceKeys(): Record<string, string>;
  keepSealedDeviceKeys(sealed: Record<string, string>): void;
};

/** The desktop's settings file in the user's folder. */
export function createDesktopStore(folder: string): DesktopStore {
  const store = new Store<{
    sealedKey: string;
    otherSealedKeys: string[];
    sealedDeviceKeys: Record<string, string>;
  }>({ name: 'amanuense', cwd: folder });
  const sealedKeys = (): string[] => {
    const own = store.get('sealedKey');
    return own === undefined ? [] : [own, ...(store.get('otherSealedKeys') ?? [])];
  };
  return {
    sealedKeys,
    keepSealedKey(sealed) {
      const [own, ...others] = sealedKeys();
      if (own === undefined) store.set('sealedKey', sealed);
      else store.set('otherSealedKeys', [...others, sealed]);
    },
    sealedDeviceKeys: () => store.get('sealedDeviceKeys') ?? {},
    keepSealedDeviceKeys: (sealed) => store.set('sealedDeviceKeys', sealed),
  };
}
