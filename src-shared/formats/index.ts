import type { DocumentFormatName } from '../domain/document-text.ts';
import type { DocumentFormat } from './document-format.ts';

/** A format whose reader is loaded when the first file of its kind comes: reading a note must not load the PDF engine. */
function loadLazily<Name extends DocumentFormatName>(name: Name, load: () => Promise<DocumentFormat>) {
  return {
    name,
    read: async (input, context) => (await load()).read(input, context),
  } as const satisfies DocumentFormat;
}

/** Every format that papers are read from. */
export const documentFormats = [
  loadLazily('pdf', async () => (await import('./pdf.ts')).pdfFormat),
  loadLazily('docx', async () => (await import('./docx.ts')).docxFormat),
  loadLazily('xlsx', async () => (await import('./xlsx.ts')).xlsxFormat),
  loadLazily('csv', async () => (await import('./csv.ts')).csvFormat),
  loadLazily('txt', async () => (await import('./txt.ts')).txtFormat),
] as const satisfies readonly DocumentFormat[];
