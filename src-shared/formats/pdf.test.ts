import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { degrees, PDFDocument, type PDFPage, StandardFonts, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import PdfKit from 'pdfkit';
import { describe, expect, it } from 'vitest';
import type { Page } from '../domain/document-text.ts';
import type { RecognizedText, TextRecognizer } from '../ports/text-recognizer.ts';
import { defaultReadingLimits, type FormatContext } from './document-format.ts';
import { renderPdfPage } from './pdf/render-page.ts';
import { pdfFormat } from './pdf.ts';

const nothing: RecognizedText = { lines: [], meanConfidence: 0 };

function createContext(recognized: RecognizedText = nothing): FormatContext & { recognitions: () => number } {
  let count = 0;
  const recognizer: TextRecognizer = {
    recognize: async () => {
      count++;
      return recognized;
    },
    detectQuarterTurns: async () => null,
    close: async () => undefined,
  };
  const { signal } = new AbortController();
  return { signal, report: () => undefined, recognizer, limits: defaultReadingLimits, recognitions: () => count };
}

async function createPdf(draw: (page: PDFPage, document: PDFDocument) => void | Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.setFont(await document.embedFont(StandardFonts.Helvetica));
  await draw(page, document);
  return await document.save();
}

async function readPages(
  bytes: Uint8Array,
  context: FormatContext = createContext(),
  password?: string,
): Promise<Page[]> {
  const { text } = await pdfFormat.read({ name: 'ficha.pdf', bytes, ...(password ? { password } : {}) }, context);
  return text.pages;
}

function spelled(page: Page): string[] {
  return page.words.map((word) => page.text.slice(word.start, word.end));
}

describe('pdfFormat', () => {
  it('gives every word exact offsets and a box on the page, whatever is written', async () => {
    const word = fc.stringMatching(/^([bcdflmnprstBMÑ][aeiouáéíóúA]){1,5}[.,:°º-]?$|^[0-9.]{1,9}$/);
    const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(lines, async (written) => {
        const bytes = await createPdf((page) => {
          for (const [row, line] of written.entries())
            page.drawText(line.join(' '), { x: 40, y: 800 - row * 18, size: 9 });
        });
        const [page] = await readPages(bytes);
        expect(spelled(page!)).toEqual(written.flat());
        expect(page!.text).toBe(`${written.map((line) => line.join(' ')).join('\n')}\n`);
        for (const { box } of page!.words) {
          expect(box[0]).toBeLessThan(box[2]);
          expect(box[1]).toBeLessThan(box[3]);
          expect(Math.min(...box)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...box)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves out what no eye can read: letters not painted, but on a scan, and letters too small', async () => {
    const bytes = await createPdf((page) => {
      page.drawText('Reunión el jueves', { x: 40, y: 700, size: 11 });
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
      page.drawText('Suspendida', { x: 40, y: 660, size: 11 });
      page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill));
      page.drawText('Optativa', { x: 40, y: 620, size: 1 });
    });
    const [page] = await readPages(bytes);
    expect(page!.text.trim()).toBe('Reunión el jueves');
  });

  it('places boxes on the upright page when the page is turned by its own mark', async () => {
    const bytes = await createPdf((page) => {
      page.setRotation(degrees(90));
      page.drawText('Legajo', { x: 20, y: 30, size: 12, rotate: degrees(90) });
    });
    const [page] = await readPages(bytes);
    expect([page!.width, page!.height]).toEqual([842, 595]);
    const [left, top, right, bottom] = page!.words[0]!.box;
    expect(right - left).toBeGreaterThan(bottom - top);
    expect([left * 842, bottom * 595]).toEqual([expect.closeTo(30, 0), expect.closeTo(22.6, 0)]);
  });

  it('reads two columns of prose one after the other, and a form row by row', async () => {
    const prose = 'los alumnos del turno tarde entregan la ficha';
    const columns = await createPdf((page) => {
      for (let row = 0; row < 10; row++) {
        page.drawText(`izquierda ${row} ${prose}`.slice(0, 46), { x: 40, y: 780 - row * 14, size: 9 });
        page.drawText(`derecha ${row} ${prose}`.slice(0, 46), { x: 320, y: 780 - row * 14, size: 9 });
      }
    });
    const [read] = await readPages(columns);
    expect(read!.text.indexOf('izquierda 9')).toBeLessThan(read!.text.indexOf('derecha 0'));
    const form = await createPdf((page) => {
      for (let row = 0; row < 10; row++) {
        page.drawText(`Campo ${row}:`, { x: 40, y: 780 - row * 14, size: 9 });
        page.drawText(`valor ${row}`, { x: 320, y: 780 - row * 14, size: 9 });
      }
    });
    const [rows] = await readPages(form);
    expect(rows!.text.split('\n')[3]).toBe('Campo 3:  valor 3');
  });

  it('puts letters spaced out one by one and words drawn twice together', async () => {
    const bytes = await createPdf((page) => {
      for (const [index, letter] of [...'ACTA'].entries())
        page.drawText(letter, { x: 100 + index * 14, y: 700, size: 14 });
      page.drawText('Negrita', { x: 100, y: 650, size: 12 });
      page.drawText('Negrita', { x: 100.4, y: 650, size: 12 });
    });
    const [page] = await readPages(bytes);
    expect(page!.text).toBe('ACTA\nNegrita\n');
  });

  it('puts the values of form fields where they are filled in', async () => {
    const bytes = await createPdf((page, document) => {
      page.drawText('Apellido:', { x: 40, y: 704, size: 11 });
      const field = document.getForm().createTextField('apellido');
      field.setText('Gutiérrez Paz');
      field.addToPage(page, { x: 100, y: 700, width: 200, height: 18 });
      const box = document.getForm().createCheckBox('hermanos');
      page.drawText('Hermanos', { x: 40, y: 664, size: 11 });
      box.addToPage(page, { x: 110, y: 660, width: 14, height: 14 });
      box.check();
    });
    const [page] = await readPages(bytes);
    expect(page!.text).toMatch(/^Apellido: +Gutiérrez Paz\nHermanos +\S\n$/);
  });

  it('finds the cells of a ruled table', async () => {
    const bytes = await createPdf((page) => {
      for (let line = 0; line <= 3; line++) {
        page.drawLine({ start: { x: 50, y: 700 - line * 30 }, end: { x: 350, y: 700 - line * 30 } });
        page.drawLine({ start: { x: 50 + line * 100, y: 700 }, end: { x: 50 + line * 100, y: 610 } });
      }
      for (let cell = 0; cell < 9; cell++) {
        page.drawText(`celda ${cell}`, { x: 60 + (cell % 3) * 100, y: 680 - Math.floor(cell / 3) * 30, size: 10 });
      }
    });
    const [page] = await readPages(bytes);
    expect(page!.tables).toHaveLength(1);
    expect(page!.tables[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['celda 0', 'celda 1', 'celda 2'],
      ['celda 3', 'celda 4', 'celda 5'],
      ['celda 6', 'celda 7', 'celda 8'],
    ]);
  });

  it('asks for a password, refuses a wrong one and opens with the right one', async () => {
    const bytes = await createProtectedPdf('marzo2024');
    await expect(readPages(bytes)).rejects.toMatchObject({ code: 'PASSWORD_NEEDED' });
    await expect(readPages(bytes, createContext(), 'otra')).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    const [page] = await readPages(bytes, createContext(), 'marzo2024');
    expect(page!.text).toBe('Reservado\n');
  });

  it('tells an empty, a cut and a damaged file apart', async () => {
    const whole = await createPdf((page) => page.drawText('Hola'));
    await expect(readPages(new Uint8Array())).rejects.toMatchObject({ code: 'FILE_EMPTY' });
    const noise = new Uint8Array(4000).fill(37);
    await expect(readPages(noise)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    const long = new Uint8Array(5000).fill(32);
    long.set(whole.subarray(0, 9));
    await expect(readPages(long)).rejects.toMatchObject({ code: 'FILE_TRUNCATED' });
  });

  it('calls a page with nothing on it empty and does not try to recognise it', async () => {
    const context = createContext();
    const [page] = await readPages(await createPdf(() => undefined), context);
    expect(page).toMatchObject({ text: '', quality: 'empty', ocr: false, problem: null });
    expect(context.recognitions()).toBe(0);
  });

  it('recognises a scan and keeps the exact words stamped over it', async () => {
    const context = createContext({
      lines: [
        [{ text: 'Escaneado', box: [0.1, 0.1, 0.3, 0.12], confidence: 0.9 }],
        [{ text: 'F0lio', box: [0.067, 0.935, 0.12, 0.951], confidence: 0.5 }],
      ],
      meanConfidence: 0.9,
    });
    const bytes = await createPdf(async (page, document) => {
      page.drawImage(await document.embedPng(createScan()), { x: 0, y: 0, width: 595, height: 842 });
      page.drawText('Folio 12', { x: 40, y: 42, size: 12 });
    });
    const [page] = await readPages(bytes, context);
    expect(page).toMatchObject({ ocr: true, text: 'Escaneado\nFolio 12\n' });
    expect(page!.words.map((word) => word.confidence)).toEqual([0.9, undefined, undefined]);
  });

  it('goes on after a page that cannot be recognised, and says which it was', async () => {
    const context = createContext();
    context.recognizer.recognize = () => Promise.reject(new Error('engine died'));
    const bytes = await createPdf(async (page, document) => {
      page.drawImage(await document.embedPng(createScan()), { x: 0, y: 0, width: 595, height: 842 });
      document.addPage().drawText('La segunda se lee');
    });
    const { text } = await pdfFormat.read({ name: 'x.pdf', bytes }, context);
    expect(text.pages.map((page) => page.problem)).toEqual(['PAGE_UNREADABLE', null]);
    expect(text.pages[1]!.text).toBe('La segunda se lee\n');
    expect(text.problems).toEqual(['PAGE_UNREADABLE']);
  });

  it('stops between pages when it is told to', async () => {
    const bytes = await createPdf((page) => page.drawText('Hola'));
    const context = { ...createContext(), signal: AbortSignal.abort() };
    await expect(readPages(bytes, context)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('renderPdfPage', () => {
  it('draws a page upright as a JPEG of the wanted width', async () => {
    const bytes = await createPdf((page) => page.setRotation(degrees(90)));
    const picture = await renderPdfPage(bytes, { name: 'x.pdf', page: 1, widthPixels: 421 });
    expect(picture.mediaType).toBe('image/jpeg');
    expect([...picture.bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    await expect(renderPdfPage(bytes, { name: 'x.pdf', page: 2, widthPixels: 421 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

function createScan(): Uint8Array {
  const canvas = createCanvas(300, 424);
  const context = canvas.getContext('2d');
  context.fillStyle = '#eeeeee';
  context.fillRect(0, 0, 300, 424);
  return canvas.toBuffer('image/png');
}

function createProtectedPdf(userPassword: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PdfKit({ userPassword, ownerPassword: 'dirección' });
    const parts: Uint8Array[] = [];
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('error', reject);
    document.on('end', () => resolve(Uint8Array.from(parts.flatMap((part) => [...part]))));
    document.text('Reservado');
    document.end();
  });
}
