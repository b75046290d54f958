import type { Sha256 } from '../domain/identifiers.ts';
import type { FileContent, StreamedContent } from './task-files.ts';

/** Immutable blobs named by the SHA-256 of their bytes. Writing the same bytes twice stores them once. */
export type FileStorage = {
  /** Copies the content in, streamed, atomically (a crash leaves no half blob). Throws `DISK_FULL`, `PATH_NOT_FOUND`, `PERMISSION_DENIED`. */
  put(content: FileContent | StreamedContent): Promise<{ sha256: Sha256; sizeBytes: number }>;
  has(sha256: Sha256): Promise<boolean>;
  /** Content that readers can open: a temporary plain path when blobs are encrypted at rest; call `release` afterwards. */
  open(sha256: Sha256): Promise<{ content: FileContent; release: () => Promise<void> }>;
  read(sha256: Sha256): Promise<Uint8Array>;
  /** Bytes [start, end) in pieces of at most a mebibyte, reading no more of the blob than they need. */
  readRange(sha256: Sha256, start: number, end: number): AsyncIterable<Uint8Array>;
  remove(sha256: Sha256): Promise<void>;
};
