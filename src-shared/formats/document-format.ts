import type { DocumentFormatName, DocumentText, EmbeddedFile } from '../domain/document-text.ts';
import type { Progress } from '../domain/job.ts';
import type { TextRecognizer } from '../ports/text-recognizer.ts';

/** Caps that protect a weak PC from a hostile or absurd file. */
export type ReadingLimits = {
  archiveEntries: number;
  unpackedBytes: number;
  /** Unpacked bytes for each packed byte. */
  compressionRatio: number;
  /** Pixels of the longer side of a picture. */
  imageSidePixels: number;
  sheetCells: number;
  pageTimeoutMs: number;
};

export const defaultReadingLimits: ReadingLimits = {
  archiveEntries: 2_000,
  unpackedBytes: 400_000_000,
  compressionRatio: 200,
  imageSidePixels: 12_000,
  sheetCells: 1_000_000,
  pageTimeoutMs: 30_000,
};

/** `depth`: how many e-mails or archives the file is inside; default 0. */
export type FormatInput = { name: string; bytes: Uint8Array; password?: string; depth?: number };

export type FormatContext = {
  signal: AbortSignal;
  report: (progress: Progress) => void;
  recognizer: TextRecognizer;
  limits: ReadingLimits;
};

/** One document format: bytes in, text with places out. Throws `AppError` where nothing at all can be read. */
export type DocumentFormat = {
  readonly name: DocumentFormatName;
  read(input: FormatInput, context: FormatContext): Promise<{ text: DocumentText; embedded: EmbeddedFile[] }>;
};
