import type { DocumentFormatName } from '../domain/document-text.ts';

/** What a file is by its bytes: a format, an encrypted Office file of any kind, or nothing we know. */
export type DetectedFormat = DocumentFormatName | 'encrypted-office' | 'unknown';
