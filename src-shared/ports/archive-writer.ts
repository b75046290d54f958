/** A file on its way into an archive; names are taken as they are, `/` between folders. */
export type ArchivedFile = { name: string; content: AsyncIterable<Uint8Array> | Uint8Array };

/** Writes many files as one .zip on this machine's disk. */
export type ArchiveWriter = {
  /**
   * Writes to a temporary file, then renames; nothing is left of one that was stopped. Throws `OUTPUT_BUSY`,
   * `OUTPUT_NOT_WRITABLE`, `DISK_FULL`, `ARCHIVE_TOO_LARGE` past four gigabytes.
   */
  write(path: string, files: AsyncIterable<ArchivedFile>, signal: AbortSignal): Promise<void>;
};
