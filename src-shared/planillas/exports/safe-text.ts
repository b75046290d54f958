import { writableText } from '../../domain/writable-text.ts';

/** The most characters a cell of Excel holds. */
export const longestCellText = 32_767;

/** Most text needs nothing done to it. */
const plainText = /^[^\p{Cc}\p{Cs}\ufffe\uffff]*$/u;
const plainXml = /^[^&<>"]*$/;

/** Text as a cell can hold it: nothing that breaks a file, line ends as "\n", cut at Excel's limit. */
export function cleanText(text: string): string {
  if (text.length <= longestCellText && plainText.test(text)) return text;
  const clean = writableText(text);
  if (clean.length <= longestCellText) return clean;
  const cut = clean.slice(0, longestCellText - 1);
  // A cut between the two halves of a character would leave half of it.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Text for inside an XML element or a double-quoted attribute. */
export function escapeXml(text: string): string {
  if (plainXml.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
