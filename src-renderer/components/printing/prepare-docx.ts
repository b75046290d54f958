import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { isHeadedOnFirstSheetOnly } from './first-sheet.ts';
import { countHeadingRows } from './heading-rows.ts';
import { markPageNumbers } from './mark-page-numbers.ts';
import { textBoxesIntoText } from './text-boxes-into-text.ts';

const body = 'word/document.xml';
const relationshipsOfBody = 'word/_rels/document.xml.rels';
const repeated = /^word\/(header|footer)\d*\.xml$/;

/** A .docx that the renderer draws whole, and what it does not tell of it. */
export type PreparedDocx = {
  docx: Uint8Array<ArrayBuffer>;
  /** How many rows at the top of each of its tables stand on every sheet. */
  headingRows: number[];
  isHeadedOnFirstSheetOnly: boolean;
};

/** Puts what the renderer would leave out where it draws it. Throws where the file is no .docx. */
export function prepareDocx(docx: Uint8Array): PreparedDocx {
  const parts = unzipSync(docx);
  const drawn = new Map<string, Document>();
  for (const [path, bytes] of Object.entries(parts)) {
    if (path !== body && !repeated.test(path)) continue;
    const xml = parse(bytes);
    textBoxesIntoText(xml);
    if (path !== body) markPageNumbers(xml);
    drawn.set(path, xml);
    parts[path] = strToU8(new XMLSerializer().serializeToString(xml));
  }
  const text = drawn.get(body);
  if (!text) throw new Error('a document without text');
  const related = parts[relationshipsOfBody];
  return {
    docx: new Uint8Array(zipSync(parts, { level: 0 })),
    headingRows: countHeadingRows(text),
    isHeadedOnFirstSheetOnly: isHeadedOnFirstSheetOnly({
      body: text,
      related: related ? parse(related) : null,
      header: (path) => drawn.get(path) ?? null,
    }),
  };
}

function parse(bytes: Uint8Array): Document {
  return new DOMParser().parseFromString(strFromU8(bytes), 'application/xml');
}
