// The script of a reading process: started by the document reader adapter, never imported.
import process from 'node:process';
import { defaultReadingLimits } from '../../src-shared/formats/document-format.ts';
import { readDocument } from '../../src-shared/formats/read-document.ts';
import { renderDocumentPage } from '../../src-shared/formats/render-document-page.ts';
import { blockNetwork } from '../adapters/document-reader/block-network.ts';
import { runReaderProcess } from '../adapters/document-reader/run-reader-process.ts';
import { createLazyTextRecognizer } from './lazy-text-recognizer.ts';

blockNetwork();
const recognizer = createLazyTextRecognizer(async () =>
  (await import('../adapters/tesseract/tesseract-text-recognizer.ts')).createTesseractTextRecognizer(),
);
runReaderProcess(
  {
    read: (file, { limits, ...options }) =>
      readDocument(file, { ...options, recognizer, limits: { ...defaultReadingLimits, ...limits } }),
    renderPage: (file) => renderDocumentPage(file, defaultReadingLimits),
  },
  {
    memoryLimitBytes: Number(process.env.AMANUENSE_READER_MEMORY_BYTES ?? Number.POSITIVE_INFINITY),
    temporaryFolder: process.env.TMPDIR ?? null,
  },
);
