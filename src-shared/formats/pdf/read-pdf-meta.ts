import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const metaNames: Readonly<Record<string, string>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'subject',
  Keywords: 'keywords',
  Creator: 'creator',
  Producer: 'producer',
  CreationDate: 'created',
  ModDate: 'modified',
};

/** What the file says of itself; empty where its information is damaged. */
export async function readPdfMeta(document: PDFDocumentProxy): Promise<Record<string, string>> {
  const meta: Record<string, string> = {};
  const info: unknown = await document.getMetadata().then(
    (data) => data.info,
    () => null,
  );
  if (typeof info !== 'object' || info === null) return meta;
  for (const [key, value] of Object.entries(info)) {
    const name = metaNames[key];
    if (name && typeof value === 'string' && value.trim()) meta[name] = readableDate(value.trim());
  }
  return meta;
}

/** `D:20240315093000-03'00'` as an ISO date and time; any other text as it is. */
function readableDate(value: string): string {
  const parts = /^D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?/.exec(value);
  if (!parts) return value;
  const [, year, month, day, hour, minute, second = '00'] = parts;
  return hour ? `${year}-${month}-${day}T${hour}:${minute}:${second}` : `${year}-${month}-${day}`;
}
