import { AppError } from '../../domain/errors.ts';
import type { FormatInput, ReadingLimits } from '../document-format.ts';
import { decryptOpenDocumentPart } from './decrypt-open-document.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';
import type { ZipEntry } from './zip-directory.ts';

/** An open OpenDocument file and its content part; encrypted parts are given decrypted by `stream` and `read`. */
export type OpenDocument = { archive: ZipArchive; content: ZipEntry };

/** Opens a text, sheet or presentation of OpenDocument. Throws the passwords' codes, `FILE_TRUNCATED` or `FILE_DAMAGED`. */
export async function openOpenDocument(input: FormatInput, limits: ReadingLimits): Promise<OpenDocument> {
  const archive = openZip(input, limits);
  const content = archive.find('content.xml');
  if (content === undefined) {
    if (archive.find('encrypted-package'))
      throw new AppError(input.password === undefined ? 'PASSWORD_NEEDED' : 'ENCRYPTION_UNSUPPORTED', {
        name: input.name,
      });
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  }
  return { archive: await decryptOpenDocumentPart(archive, input, limits), content };
}
