import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfDocument from 'pdfkit';
import { createReader } from '../../src-main/host/create-reader.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import { type BenchFigure, figure } from './bench-result.ts';

const pageCount = 300;

/** Pages a second of a text PDF of 300 pages, through the reading process, beside raw pdf.js and pdftotext. */
export async function benchTextPages(): Promise<BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-pages-'));
  try {
    const path = join(folder, 'libro.pdf');
    await writeBook(path);
    const ours = await timePages(() => readWithOurs(path));
    const pdfjs = await timePages(() => readWithPdfjs(path));
    const pdftotext = hasTool('pdftotext', '-v')
      ? await timePages(async () => void spawnSync('pdftotext', [path, join(folder, 'libro.txt')]))
      : null;
    const figures = [
      figure('text PDF', ours, 'pages/s', {
        ratio: ours / pdfjs,
        against: `raw pdf.js, text only: ${pdfjs.toFixed(0)}`,
      }),
    ];
    if (pdftotext)
      figures.push(
        figure('text PDF', ours, 'pages/s', { ratio: ours / pdftotext, against: `pdftotext: ${pdftotext.toFixed(0)}` }),
      );
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a program is on this machine. */
export function hasTool(name: string, versionFlag: string): boolean {
  return spawnSync(name, [versionFlag]).error === undefined;
}

async function timePages(read: () => Promise<void>): Promise<number> {
  await read();
  const startedAt = performance.now();
  await read();
  return (pageCount * 1000) / (performance.now() - startedAt);
}

let reader: ReturnType<typeof createReader> | null = null;

async function readWithOurs(path: string): Promise<void> {
  reader ??= createReader(localConfiguration({ cores: 1 }, {}));
  const request = { name: 'libro.pdf', content: { kind: 'path', path } as const };
  const { text } = await reader.read(request, { signal: new AbortController().signal });
  if (text.pages.length !== pageCount) throw new Error(`${text.pages.length} pages were read`);
}

async function readWithPdfjs(path: string): Promise<void> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  await document.loadingTask.destroy();
}

async function writeBook(path: string): Promise<void> {
  const book = new PdfDocument({ size: 'A4', autoFirstPage: false });
  const output = createWriteStream(path);
  book.pipe(output);
  const sentence =
    'La dirección de la escuela informa a las familias que la inscripción para el ciclo lectivo se hará en secretaría. ';
  for (let number = 1; number <= pageCount; number++) {
    book.addPage();
    book.fontSize(14).text(`Circular N.º ${number}`).moveDown();
    book.fontSize(10).text(sentence.repeat(18), { align: 'justify' });
    for (let row = 0; row < 12; row++)
      book.text(`${row + 1}    Apellido ${row}, Nombre ${number}    ${40_000_000 + row * number}    3.º B`);
  }
  book.end();
  await once(output, 'finish');
}

/** Ends the reading process that the measurement kept warm. */
export async function closeTextPages(): Promise<void> {
  await reader?.close();
  reader = null;
}
