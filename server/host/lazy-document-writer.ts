import type { DocumentWriter } from '../../src-shared/ports/document-writer.ts';

/** Loaded when a document is written, as on a PC. */
export const lazyDocumentWriter: DocumentWriter = {
  open: async (bytes, fileName) => (await loadDocumentWriter()).open(bytes, fileName),
  join: async (documents) => (await loadDocumentWriter()).join(documents),
  pack: async (files) => (await loadDocumentWriter()).pack(files),
};

async function loadDocumentWriter(): Promise<DocumentWriter> {
  return (await import('../../src-main/adapters/docx-template/docx-document-writer.ts')).docxDocumentWriter;
}
