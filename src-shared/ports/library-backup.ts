import type { Progress } from '../domain/job.ts';

/** One encrypted file with the whole library. */
export type LibraryBackup = {
  /** Writes to a temporary file, checks it, then renames. Throws `DISK_FULL`, `OUTPUT_NOT_WRITABLE`. */
  backup(
    outputPath: string,
    options: { password: string; signal: AbortSignal; report: (progress: Progress) => void },
  ): Promise<{ sizeBytes: number; sources: number }>;
};
