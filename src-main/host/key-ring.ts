/** The keys that this PC keeps, outside any library. */
export type KeyRing = {
  /** The first is this PC's own, for the libraries made on it; the others opened libraries that came from elsewhere. */
  read(): Promise<Uint8Array[]>;
  /** Keeps one more key, safe from a power cut; none that was kept is lost. */
  add(key: Uint8Array): Promise<void>;
};
