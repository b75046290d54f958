import type { DocumentText, EmbeddedFile } from '../domain/document-text.ts';
import type { Progress } from '../domain/job.ts';
import type { FileContent } from './task-files.ts';

export type ReadRequest = {
  /** The file's name: a hint and for messages; the type is found by content. */
  name: string;
  content: FileContent;
  password?: string;
  /** How many e-mails or archives the file is inside; default 0. Archives inside more than three are not opened. */
  depth?: number;
};

export type ReadResult = { text: DocumentText; embedded: EmbeddedFile[] };

/** Reads one file of any format outside the main thread, in a process that may be killed. */
export type DocumentReader = {
  /**
   * Throws `AppError` with a code of the catalogue (`PASSWORD_NEEDED`, `FILE_DAMAGED`, `READER_TIMEOUT` …).
   * A page that cannot be read is a page with a `problem`, not an error.
   */
  read(
    request: ReadRequest,
    options: { signal: AbortSignal; report?: (progress: Progress) => void },
  ): Promise<ReadResult>;
  /** One fixed page as a JPEG or PNG, `widthPixels` wide, upright as its boxes are once its `quarterTurns` are given. */
  renderPage(
    request: ReadRequest & { page: number; widthPixels: number; quarterTurns?: number },
    options: { signal: AbortSignal },
  ): Promise<{ bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' }>;
  close(): Promise<void>;
};
