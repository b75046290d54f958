import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import { createProcessDocumentReader } from '../adapters/document-reader/process-document-reader.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** The reader alone, for commands that need no library. */
export function createReader(configuration: LocalConfiguration): DocumentReader {
  return createProcessDocumentReader({ workers: 1, workerEntry: configuration.readerEntry });
}
