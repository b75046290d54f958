import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import PdfDocument from 'pdfkit';
import { workbookOf } from '../fixtures/reading-documents.ts';

/* Files that nobody would file on purpose, and that arrive all the same. */

/** A PDF of one page; locked when a password is given. */
export async function pdfOf(text: string, password?: string): Promise<Uint8Array> {
  const pdf = new PdfDocument(password === undefined ? {} : { userPassword: password, ownerPassword: `${password}!` });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.text(text).end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** 80 MB of zeros in 80 kB. */
export function zipBomb(): Uint8Array {
  return zipSync({ 'informe.txt': new Uint8Array(80_000_000) }, { level: 9 });
}

/** A whole PNG of one colour, `side` pixels each way. */
export function pictureOf(side: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Two names, and a million rows that somebody painted with a border. */
export function sheetOfEmptyRows(): Uint8Array {
  const rows = ['<row r="1"><c r="A1" t="inlineStr"><is><t>Alumno</t></is></c></row>'];
  rows.push('<row r="2"><c r="A2" t="inlineStr"><is><t>Sosa, Lucía</t></is></c></row>');
  for (let row = 3; row <= 1_000_000; row++) rows.push(`<row r="${row}" ht="15"><c r="A${row}" s="1"/></row>`);
  return workbookOf(rows.join(''));
}
