import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { countHeadingRows } from './heading-rows.ts';
import { markPageNumbers } from './mark-page-numbers.ts';
import { textBoxesIntoText } from './text-boxes-into-text.ts';

const body = 'word/document.xml';
const repeated = /^word\/(header|footer)\d*\.xml$/;

/** A .docx that the renderer draws whole, and how many rows at the top of each of its tables stand on every sheet. */
export type PreparedDocx = { docx: Uint8Array<ArrayBuffer>; headingRows: number[] };

/** Puts what the renderer would leave out where it draws it. Throws where the file is no .docx. */
export function prepareDocx(docx: Uint8Array): PreparedDocx {
  const parts = unzipSync(docx);
  let headingRows: number[] = [];
  for (const [path, bytes] of Object.entries(parts)) {
    if (path !== body && !repeated.test(path)) continue;
    const xml = new DOMParser().parseFromString(strFromU8(bytes), 'application/xml');
    textBoxesIntoText(xml);
    if (path === body) headingRows = countHeadingRows(xml);
    else markPageNumbers(xml);
    parts[path] = strToU8(new XMLSerializer().serializeToString(xml));
  }
  return { docx: new Uint8Array(zipSync(parts, { level: 0 })), headingRows };
}
