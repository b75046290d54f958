import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { AppError } from '../../../src-shared/domain/errors.ts';

/** The parts of a .docx by their path. */
export type WordPackage = ReadonlyMap<string, Uint8Array>;

export const mainPart = 'word/document.xml';
const contentTypes = '[Content_Types].xml';
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** A template of Word's own (.dotx) is a document once its type says so. */
const templateType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';

/** More than any letterhead with its pictures; a bomb is far over it. */
const mostPackedBytes = 20 * 1024 * 1024;
const mostUnpackedBytes = 60 * 1024 * 1024;
const mostParts = 2000;

/** Takes a .docx apart. Throws `TEMPLATE_NOT_DOCX` (macros are no .docx) or `TEMPLATE_TOO_BIG`. */
export function readWordPackage(bytes: Uint8Array, name: string): WordPackage {
  if (bytes.length > mostPackedBytes) throw new AppError('TEMPLATE_TOO_BIG', { name });
  const parts = new Map(Object.entries(unpack(bytes, name)));
  const types = parts.get(contentTypes);
  if (!types || !parts.has(mainPart)) throw new AppError('TEMPLATE_NOT_DOCX', { name });
  const text = strFromU8(types).replace(templateType, documentType);
  if (!text.includes(documentType)) throw new AppError('TEMPLATE_NOT_DOCX', { name });
  return parts.set(contentTypes, strToU8(text));
}

function unpack(bytes: Uint8Array, name: string): Record<string, Uint8Array> {
  let size = 0;
  let count = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        size += originalSize;
        count += 1;
        if (size > mostUnpackedBytes || count > mostParts) throw new AppError('TEMPLATE_TOO_BIG', { name });
        return !path.endsWith('/');
      },
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('TEMPLATE_NOT_DOCX', { name }, { cause: error });
  }
}

/** The parts as a .docx, the list of types first as some readers expect. */
export function writeWordPackage(parts: WordPackage): Uint8Array<ArrayBuffer> {
  const paths = [...parts.keys()].sort((a, b) => Number(b === contentTypes) - Number(a === contentTypes));
  const zippable: Zippable = {};
  // Pictures are packed already.
  for (const path of paths) zippable[path] = [parts.get(path)!, { level: path.startsWith('word/media/') ? 0 : 6 }];
  return zipSync(zippable, { mtime: '1980-01-01' });
}

/** Whether a part is XML, in which fields may stand. */
export function isXmlPart(path: string): boolean {
  return path.endsWith('.xml') || path.endsWith('.rels');
}
