import type { DocumentFormatName } from '../../domain/document-text.ts';
import { defaultReadingLimits } from '../document-format.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

const CONTENT_TYPES: readonly (readonly [RegExp, DocumentFormatName])[] = [
  [/wordprocessingml\.(document|template)|ms-word\.(document|template)/i, 'docx'],
  [/sheet\.binary/i, 'xls'],
  [/spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template)\.macro|ms-excel\.addin/i, 'xlsx'],
  [/presentationml\.(presentation|slideshow|template)\.main|ms-powerpoint\.(presentation|slideshow|template)/i, 'pptx'],
];
const OPEN_DOCUMENT_TYPES: readonly (readonly [RegExp, DocumentFormatName])[] = [
  [/opendocument\.text/, 'odt'],
  [/opendocument\.spreadsheet/, 'ods'],
  [/opendocument\.(presentation|graphics)/, 'odp'],
];
const FOLDERS: readonly (readonly [RegExp, DocumentFormatName])[] = [
  [/^\/?word[/\\]/i, 'docx'],
  [/^\/?xl[/\\].*\.bin$/i, 'xls'],
  [/^\/?xl[/\\]/i, 'xlsx'],
  [/^\/?ppt[/\\]/i, 'pptx'],
];

/** Which container a ZIP is: an office file by the types it declares or the parts it has, an archive otherwise. */
export function detectZipKind(bytes: Uint8Array): DocumentFormatName {
  let archive: ZipArchive;
  try {
    archive = openZip({ name: '', bytes }, { ...defaultReadingLimits, archiveEntries: 100_000 });
  } catch {
    return 'zip';
  }
  const declared =
    kindOf(readStart(archive, 'mimetype'), OPEN_DOCUMENT_TYPES) ??
    kindOf(readStart(archive, '[Content_Types].xml'), CONTENT_TYPES);
  if (declared !== null) return declared;
  const hasOfficeParts =
    archive.find('[Content_Types].xml') !== undefined || archive.find('_rels/.rels') !== undefined || archive.recovered;
  if (!hasOfficeParts) return 'zip';
  for (const [pattern, format] of FOLDERS) if (archive.entries.some((entry) => pattern.test(entry.name))) return format;
  return 'zip';
}

function kindOf(text: string, kinds: readonly (readonly [RegExp, DocumentFormatName])[]): DocumentFormatName | null {
  return kinds.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

function readStart(archive: ZipArchive, name: string): string {
  const entry = archive.find(name);
  if (entry === undefined) return '';
  try {
    return new TextDecoder().decode(archive.read(entry));
  } catch {
    return '';
  }
}
