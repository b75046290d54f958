import { detectCompoundFile } from './archive/detect-compound-file.ts';
import { detectZipKind } from './archive/detect-zip-kind.ts';
import type { DetectedFormat } from './detected-format.ts';
import { detectTextKind } from './text/detect-text-kind.ts';

const SMALLEST_NOTE_BYTES = 100;

/** The kind of a file by its content alone; the name only decides between Markdown and plain text. */
export function detectFormat(bytes: Uint8Array, name: string): DetectedFormat {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06') || start.startsWith('PK\x07\x08'))
    return detectZipKind(bytes);
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return detectCompoundFile(bytes);
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (isImage(start)) return 'image';
  if (isOldWorkbook(bytes)) return 'xls';
  if (hasPdfHeader(bytes)) return 'pdf';
  const textKind = detectTextKind(bytes, name);
  if (textKind === 'txt' && isBrokenDownload(bytes, name)) return 'unknown';
  return textKind ?? detectDamagedPdf(bytes);
}

function isImage(start: string): boolean {
  if (/^(\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\0|MM\0\*|II\+\0|MM\0\+)/.test(start)) return true;
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return true;
  if (start.slice(4, 8) === 'ftyp') return /^(heic|heix|hevc|mif1|msf1|avif)/.test(start.slice(8, 12));
  // "BM" starts many words: a bitmap has its reserved bytes at zero besides.
  return start.startsWith('BM') && start.slice(6, 10) === '\0\0\0\0';
}

/** Excel 2 to 4 wrote bare records, without the compound file around them. */
function isOldWorkbook(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? 0xff) && (bytes[2] ?? 0) <= 16 && bytes[3] === 0
  );
}

/** Readers allow junk before the header, but a page of text that speaks of PDF is not one. */
function hasPdfHeader(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 1_100));
  const at = head.search(/%PDF-|%!PS-Adobe-\d\.\d PDF-/);
  return at !== -1 && !/^\s*(<!doctype|<html|<\?xml|from:|received:)/i.test(head.slice(0, at));
}

/** A few bytes of text under the name of a paper of another kind are what is left of it, not a note. */
function isBrokenDownload(bytes: Uint8Array, name: string): boolean {
  return bytes.length < SMALLEST_NOTE_BYTES && /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|jpe?g|png|tiff?)$/i.test(name);
}

/** A PDF that lost its header still has its objects. */
function detectDamagedPdf(bytes: Uint8Array): DetectedFormat {
  const sample = latin1(bytes.subarray(0, 20_000));
  return /\d+ \d+ obj\b/.test(sample) && /endobj|stream\r?\n/.test(sample) ? 'pdf' : 'unknown';
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
