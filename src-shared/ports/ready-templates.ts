/** The templates that come with the program. */
export type ReadyTemplates = {
  list(): Promise<readonly { key: string; name: string; description: string }[]>;
  /** Throws `NOT_FOUND`. */
  read(key: string): Promise<{ name: string; fileName: string; bytes: Uint8Array }>;
};
