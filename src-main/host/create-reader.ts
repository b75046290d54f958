import type { DocumentReader } from '../../src-shared/ports/document-reader.ts';
import { createProcessDocumentReader } from '../adapters/document-reader/process-document-reader.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** The reader of files: at most `workers` processes. */
export function createReader(configuration: LocalConfiguration, workers = 1): DocumentReader {
  const { readerEntry, networkGuardEntry } = configuration;
  return createProcessDocumentReader({ workers, workerEntry: readerEntry, networkGuardEntry });
}
