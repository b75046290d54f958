import { isOn, wordElements } from './word-xml.ts';

/** Of each table of a document's text, in order, how many rows at its top Word repeats on every sheet. */
export function countHeadingRows(xml: Document): number[] {
  return wordElements(xml, 'tbl').map((table) => {
    const rows = [...table.children].filter(({ localName }) => localName === 'tr');
    const firstOther = rows.findIndex((row) => !isHeading(row));
    return firstOther === -1 ? 0 : firstOther;
  });
}

function isHeading(row: Element): boolean {
  const marks = [...row.children]
    .filter(({ localName }) => localName === 'trPr')
    .flatMap(({ children }) => [...children]);
  return marks.some((mark) => mark.localName === 'tblHeader' && isOn(mark));
}

/** Makes of those rows what Chromium repeats. */
export function repeatHeadingRows(tables: readonly HTMLTableElement[], counts: readonly number[]): void {
  if (tables.length !== counts.length) return;
  for (const [place, table] of tables.entries()) {
    const rows = [...table.rows].slice(0, counts[place]);
    if (rows.length > 0) table.createTHead().append(...rows);
  }
}
