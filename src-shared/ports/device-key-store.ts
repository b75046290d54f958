/** The private keys of this PC, each under a name, where it keeps the keys of libraries. */
export type DeviceKeyStore = {
  /** Null where it is not, or cannot be opened here any more. */
  read(name: string): Promise<Uint8Array | null>;
  /** Keeps a key, safe from a power cut. */
  keep(name: string, key: Uint8Array): Promise<void>;
  forget(name: string): Promise<void>;
};
