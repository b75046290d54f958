/** A file found under a path that was given, or what kept a path from being read. */
export type WalkedFile = { path: string; name: string } | { path: string; name: string; errorCode: string };

/** Lists files of this PC. */
export type FolderWalker = {
  /**
   * Every file under `paths`, folders included, in a stable order. Hidden and system files are passed over; a path
   * that does not exist or cannot be read comes with its error's code.
   */
  walk(paths: readonly string[], options: { signal: AbortSignal }): AsyncIterable<WalkedFile>;
};
