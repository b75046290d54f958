import { writeShortDate } from './argentine-values.ts';
import { type Picture, photographPicture, scanPicture } from './distort-picture.ts';
import { drawPaper } from './draw-paper.ts';
import { drawLook, type Look } from './look.ts';
import type { DrawnPage } from './page-drawing.ts';
import { drawWear, paintPage } from './paint-page.ts';
import type { Draft } from './paper-content.ts';
import type { ListDraft } from './papers/lists.ts';
import type { Writer } from './papers/writer.ts';
import type { Output } from './recipes.ts';
import type { Medium } from './truth.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';
import { bindScans, createPdfPrinter } from './writers/print-pdf.ts';
import { writeDocx } from './writers/write-docx.ts';
import { writeHtml, writeOdt, writePlainText, writeRtf } from './writers/write-markup.ts';
import { writeCsv, writeOtherSheet, writeXlsx } from './writers/write-sheet.ts';

/** A paper made into a file. */
export type MadePaper = { bytes: Uint8Array; format: string; extension: string; medium: Medium; pages: number };

type Job = { draft: Draft; list: ListDraft | null; output: Output; writer: Writer; look: Look; password?: string };

/** Makes files out of drafts. */
export type Workshop = { make: (job: Omit<Job, 'look'>) => Promise<MadePaper> };

const producers = [
  'Microsoft® Word 2019',
  'LibreOffice 7.4',
  'Sistema de Gestión Escolar 3.1',
  'PDFCreator 2.3',
  'Google Docs',
];

function drawSheets(job: Job, typesetter: Typesetter): DrawnPage[] {
  return drawPaper(job.draft.content, job.look, typesetter);
}

function paintSheets(job: Job, pages: DrawnPage[], camera: boolean): Picture[] {
  const { random, school, day } = job.writer;
  const quality = random.between(0.2, 1);
  const dotsPerInch = camera ? random.pick([165, 180, 190]) : random.pick([150, 170, 200]);
  const paper = random.pick(['#ffffff', '#fdfdfa', '#f7f4ea', '#f2f2ee']);
  return pages.map((page) => {
    const wear = drawWear(random, 1 - quality, school.shortName, writeShortDate(day));
    const canvas = paintPage(page, { dotsPerInch, paper, wear, random });
    return camera ? photographPicture(canvas, random, quality) : scanPicture(canvas, random, quality);
  });
}

async function makeScan(job: Job, typesetter: Typesetter): Promise<MadePaper> {
  const pages = drawSheets(job, typesetter);
  const pictures = paintSheets(job, pages, false);
  const only = pictures.length === 1 ? pictures[0] : undefined;
  if (only && job.writer.random.chance(0.15))
    return { bytes: only.jpeg, format: 'image', extension: 'jpg', medium: 'scan', pages: 1 };
  const bound = pictures.map((picture, index) => {
    const page = pages[index]!; // One picture per page.
    const turned = picture.width > picture.height !== page.width > page.height;
    return { jpeg: picture.jpeg, width: turned ? page.height : page.width, height: turned ? page.width : page.height };
  });
  const bytes = await bindScans(bound, {
    title: 'Documento escaneado',
    date: job.writer.day,
    producer: job.writer.random.pick(['EPSON Scan', 'HP Smart Scan', 'CamScanner', 'Canon MF Toolbox']),
  });
  return { bytes, format: 'pdf', extension: 'pdf', medium: 'scan', pages: pages.length };
}

function makePhoto(job: Job, typesetter: Typesetter): MadePaper {
  const picture = paintSheets(job, drawSheets(job, typesetter).slice(0, 1), true)[0]!; // A drawn paper has a page.
  return {
    bytes: picture.jpeg,
    format: 'image',
    extension: job.writer.random.pick(['jpg', 'jpg', 'jpeg']),
    medium: 'photo',
    pages: 1,
  };
}

const flowing = (bytes: Uint8Array, format: string): MadePaper => ({
  bytes,
  format,
  extension: format,
  medium: 'text',
  pages: 1,
});

/** Opens the workshop: fonts registered, ready to make papers. */
export function createWorkshop(): Workshop {
  const typesetter = createTypesetter();
  const printPdf = createPdfPrinter(typesetter);
  const makePdf = async (job: Job): Promise<MadePaper> => {
    const pages = drawSheets(job, typesetter);
    const details = {
      title: job.draft.content.title,
      date: job.writer.day,
      producer: job.writer.random.pick(producers),
      ...(job.password === undefined ? {} : { password: job.password }),
    };
    return {
      bytes: await printPdf(pages, job.look, details),
      format: 'pdf',
      extension: 'pdf',
      medium: 'text',
      pages: pages.length,
    };
  };
  const makeSheet = async (job: Job): Promise<MadePaper> => {
    const { list, output, writer } = job;
    if (!list) return makePdf(job);
    if (output === 'csv') return flowing(writeCsv(list, writer.random.chance(0.7)), 'csv');
    if (output === 'xls' || output === 'ods') return flowing(writeOtherSheet(list, output), output);
    return flowing(await writeXlsx(list, writer.school, writer.random), 'xlsx');
  };
  const make = async (input: Omit<Job, 'look'>): Promise<MadePaper> => {
    const job = { ...input, look: drawLook(input.writer.random.fork('look')) };
    const { content } = job.draft;
    switch (job.output) {
      case 'pdf':
        return makePdf(job);
      case 'scan':
        return makeScan(job, typesetter);
      case 'photo':
        return makePhoto(job, typesetter);
      case 'docx':
        return flowing(await writeDocx(content, job.look), 'docx');
      case 'odt':
        return flowing(writeOdt(content, job.look), 'odt');
      case 'rtf':
        return flowing(writeRtf(content, job.look), 'rtf');
      case 'html':
        return flowing(writeHtml(content, job.look), 'html');
      case 'txt':
        return flowing(writePlainText(content, job.look), 'txt');
      default:
        return makeSheet(job);
    }
  };
  return { make };
}
