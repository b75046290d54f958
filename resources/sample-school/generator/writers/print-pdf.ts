import { readFile } from 'node:fs/promises';
import PDFDocument from 'pdfkit';
import type { Look } from '../look.ts';
import type { DrawItem, DrawnPage } from '../page-drawing.ts';
import { type Font, nameFace, type Typesetter } from '../typesetter.ts';

type PdfDocument = InstanceType<typeof PDFDocument>;

/** What a PDF says of itself; the date is ISO and takes the place of the clock. */
type PdfDetails = { title: string; date: string; producer: string; password?: string };

const standardNames: Partial<Record<Font['family'], { regular: string; bold: string }>> = {
  arimo: { regular: 'Helvetica', bold: 'Helvetica-Bold' },
  tinos: { regular: 'Times-Roman', bold: 'Times-Bold' },
};

function openPdf(details: PdfDetails): PdfDocument {
  const created = new Date(`${details.date}T12:00:00Z`);
  const options: PDFKit.PDFDocumentOptions = {
    autoFirstPage: false,
    info: {
      Title: details.title,
      Producer: details.producer,
      Creator: details.producer,
      CreationDate: created,
      ModDate: created,
    },
  };
  if (details.password !== undefined) {
    // RC4 keys depend only on the password and the dates; AES would draw random bytes.
    return new PDFDocument({
      ...options,
      pdfVersion: '1.4',
      userPassword: details.password,
      ownerPassword: `${details.password}-direccion`,
    });
  }
  return new PDFDocument(options);
}

function collect(document: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}

/** Reads each font's file once. */
function createFontLoader(typesetter: Typesetter): (font: Font) => Promise<Uint8Array> {
  const loaded = new Map<string, Promise<Uint8Array>>();
  return (font) => {
    const file = typesetter.fontFile(font);
    const known = loaded.get(file) ?? readFile(file);
    loaded.set(file, known);
    return known;
  };
}

async function registerFonts(
  document: PdfDocument,
  pages: DrawnPage[],
  look: Look,
  loadFont: (font: Font) => Promise<Uint8Array>,
): Promise<void> {
  const faces = new Map<string, Font>();
  for (const item of pages.flatMap((page) => page.items))
    if (item.kind === 'text') faces.set(nameFace(item.font), item.font);
  for (const [name, font] of faces) {
    const standard = look.standardFonts ? standardNames[font.family] : undefined;
    if (standard) document.registerFont(name, font.bold ? standard.bold : standard.regular);
    // pdfkit keeps what it is given; a Buffer is a Uint8Array that it reads without copying.
    else document.registerFont(name, Buffer.from(await loadFont(font)));
  }
}

function printText(
  document: PdfDocument,
  item: Extract<DrawItem, { kind: 'text' }>,
  look: Look,
  typesetter: Typesetter,
): void {
  document.font(nameFace(item.font)).fontSize(item.size).fillColor(item.color);
  const place = { lineBreak: false, baseline: 'alphabetic' } as const;
  if (!look.wordByWord) {
    document.text(item.text, item.x, item.y, place);
    return;
  }
  let x = item.x;
  const space = typesetter.measure(' ', item.font, item.size);
  for (const word of item.text.split(' ')) {
    if (word !== '') document.text(word, x, item.y, place);
    x += typesetter.measure(word, item.font, item.size) + space;
  }
}

function printItem(document: PdfDocument, item: DrawItem, look: Look, typesetter: Typesetter): void {
  if (item.kind === 'text') {
    printText(document, item, look, typesetter);
    return;
  }
  if (item.kind === 'line') {
    document.lineWidth(item.width).strokeColor(item.color);
    if (item.dashed) document.dash(2, { space: 2 });
    document.moveTo(item.x1, item.y1).lineTo(item.x2, item.y2).stroke().undash();
    return;
  }
  document.lineWidth(0.6).rect(item.x, item.y, item.width, item.height);
  if (item.fill !== null && item.stroke !== null) document.fillAndStroke(item.fill, item.stroke);
  else if (item.fill !== null) document.fill(item.fill);
  else document.stroke(item.stroke ?? '#000000');
}

/** Prints PDFs with real text. */
export function createPdfPrinter(
  typesetter: Typesetter,
): (pages: DrawnPage[], look: Look, details: PdfDetails) => Promise<Uint8Array> {
  const loadFont = createFontLoader(typesetter);
  return async (pages, look, details) => {
    const document = openPdf(details);
    await registerFonts(document, pages, look, loadFont);
    for (const page of pages) {
      document.addPage({ size: [page.width, page.height], margin: 0 });
      for (const item of page.items) printItem(document, item, look, typesetter);
    }
    return collect(document);
  };
}

/** Binds pictures of pages into a PDF, as an office scanner does. */
export function bindScans(
  pictures: { jpeg: Uint8Array; width: number; height: number }[],
  details: PdfDetails,
): Promise<Uint8Array> {
  const document = openPdf(details);
  for (const { jpeg, width, height } of pictures) {
    document.addPage({ size: [width, height], margin: 0 });
    document.image(Buffer.from(jpeg), 0, 0, { width, height });
  }
  return collect(document);
}
