import type { DocumentFormatName } from '../../domain/document-text.ts';
import { looksLikeChat } from './chat-lines.ts';
import { decodeText } from './decode-text.ts';
import { detectSeparator } from './detect-separator.ts';

const SAMPLE_BYTES = 64_000;
/** Tab, line feed, form feed, carriage return, end of file of DOS, escape of old printers. */
const BLANKS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b]);
const EMAIL_HEADERS =
  /^(from|to|cc|bcc|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to|dkim-signature|x-[\w-]+|reply-to|sender|content-transfer-encoding|arc-[\w-]+|authentication-results|thread-topic)\s*:/i;
const HTML_START =
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body|table|div|meta|style|title|center|font|script|p|h1)\b/i;
const EXCEL_XML_START =
  /^\s*<\?xml[\s\S]{0,400}?(<\?mso-application\s+progid="Excel\.Sheet"|<(\w+:)?Workbook[^>]+schemas-microsoft-com:office:spreadsheet)/i;

/** Which kind of text a file is; null when it is not text. The name decides only between Markdown and plain text. */
export function detectTextKind(bytes: Uint8Array, name: string): DocumentFormatName | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const { text, encoding } = decodeText(sample);
  if (!isReadable(text, sample, encoding)) return null;
  if (EXCEL_XML_START.test(text)) return 'xls';
  if (HTML_START.test(text) || (text.match(/<(td|tr|p|div|span|br|li|a)\b[^>]*>/gi)?.length ?? 0) > 20) return 'html';
  if (looksLikeEmail(text)) return 'eml';
  if (looksLikeChat(text)) return 'whatsapp';
  if (/\.(md|markdown)$/i.test(name) && !/\t/.test(text)) return 'md';
  return looksLikeTable(text) ? 'csv' : 'txt';
}

/** Control codes do not stand in text; a page of scanned nothing (marks and blanks only) is still text. */
function isReadable(text: string, sample: Uint8Array, encoding: string): boolean {
  if (text.trim() === '')
    return !sample.some((byte) => byte !== 0 && byte < 0x20 && !BLANKS.has(byte)) && sample.some((byte) => byte !== 0);
  let strange = /^utf-(16|32)/.test(encoding) ? 0 : sample.filter((byte) => byte === 0).length;
  for (let index = 0; index < text.length; index++) if (isStrange(text.charCodeAt(index))) strange++;
  return strange <= text.length * 0.01;
}

function isStrange(code: number): boolean {
  return code === 0xfffd || (code < 0x20 && !BLANKS.has(code));
}

/** The first lines are headers, at least two of them known. */
function looksLikeEmail(text: string): boolean {
  const head = text.replace(/^\s+/, '').split(/\n\n/)[0] ?? '';
  const lines = head.split('\n').filter((line) => !/^[ \t]/.test(line) && !/^(>?From |--)/.test(line));
  if (lines.length < 2) return false;
  const known = lines.filter((line) => EMAIL_HEADERS.test(line)).length;
  const shaped = lines.filter((line) => /^[\w-]+\s*:/.test(line)).length;
  const hasMachineHeader = /^(received|return-path|message-id|mime-version|content-type|delivered-to)\s*:/im.test(head);
  return hasMachineHeader && known >= 2 && shaped >= lines.length * 0.8;
}

/** A separator that parts most lines alike; prose has commas too, so those must be plenty and close to their words. */
function looksLikeTable(text: string): boolean {
  const found = detectSeparator(text.replace(/^sep=.\n/i, ''));
  if (found === null) return false;
  if (found.separator !== ',') return true;
  const commas = text.match(/,/g)?.length ?? 0;
  const spacedCommas = text.match(/, /g)?.length ?? 0;
  return found.columns >= 3 ? spacedCommas < commas * 0.9 || found.columns >= 5 : spacedCommas < commas * 0.3;
}
