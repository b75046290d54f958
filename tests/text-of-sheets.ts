import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of each sheet of a PDF, read by another library than the one that printed it. */
export async function textOfSheets(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: pdf, verbosity: 0 });
  const document = await loading.promise;
  const sheets: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''));
    sheets.push(words.join('').replace(/\s+/g, ' '));
  }
  await loading.destroy();
  return sheets;
}
