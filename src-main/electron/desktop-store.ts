import Store from 'electron-store';

/** What the desktop keeps outside the library: the library's key, sealed by the system's keychain. */
export type DesktopStore = {
  sealedKey(): string | null;
  keepSealedKey(sealed: string): void;
};

/** The desktop's settings file in the user's folder. */
export function createDesktopStore(folder: string): DesktopStore {
  const store = new Store<{ sealedKey: string }>({ name: 'amanuense', cwd: folder });
  return {
    sealedKey: () => store.get('sealedKey') ?? null,
    keepSealedKey: (sealed) => store.set('sealedKey', sealed),
  };
}
