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
  loadLazily('image', async () => (await import('./image.ts')).imageFormat),
  loadLazily('docx', async () => (await import('./docx.ts')).docxFormat),
  loadLazily('doc', async () => (await import('./doc.ts')).docFormat),
  loadLazily('xlsx', async () => (await import('./xlsx.ts')).xlsxFormat),
  loadLazily('xls', async () => (await import('./xls.ts')).xlsFormat),
  loadLazily('csv', async () => (await import('./csv.ts')).csvFormat),
  loadLazily('odt', async () => (await import('./odt.ts')).odtFormat),
  loadLazily('ods', async () => (await import('./ods.ts')).odsFormat),
  loadLazily('odp', async () => (await import('./odp.ts')).odpFormat),
  loadLazily('pptx', async () => (await import('./pptx.ts')).pptxFormat),
  loadLazily('ppt', async () => (await import('./ppt.ts')).pptFormat),
  loadLazily('rtf', async () => (await import('./rtf.ts')).rtfFormat),
  loadLazily('txt', async () => (await import('./txt.ts')).txtFormat),
  loadLazily('md', async () => (await import('./md.ts')).mdFormat),
  loadLazily('html', async () => (await import('./html.ts')).htmlFormat),
  loadLazily('eml', async () => (await import('./eml.ts')).emlFormat),
  loadLazily('msg', async () => (await import('./msg.ts')).msgFormat),
  loadLazily('zip', async () => (await import('./zip.ts')).zipFormat),
  loadLazily('whatsapp', async () => (await import('./whatsapp.ts')).whatsappFormat),
] as const satisfies readonly DocumentFormat[];
