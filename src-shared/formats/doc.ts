import { AppError } from '../domain/errors.ts';
import { createByteReader } from './archive/byte-reader.ts';
import { type CompoundFile, openCompoundFile } from './archive/compound-file.ts';
import { decryptOffice } from './archive/decrypt-office.ts';
import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { readBinaryWordText } from './word/read-binary-word-text.ts';
import { wordTextToItems } from './word/word-text-to-items.ts';

const ENCRYPTED_FLAG = 0x100;

/** Word documents of 1995 to 2003 (.doc): body, notes, headers and text boxes, with tables told by their cell marks. */
export const docFormat: DocumentFormat = { name: 'doc', read: readDoc };

async function readDoc(input: FormatInput) {
  let file = openCompoundFile(input.bytes);
  if (isEncrypted(file)) file = openCompoundFile(await decryptOffice(input));
  const texts = readBinaryWordText(file);
  if (texts === null) throw new AppError('FILE_DAMAGED', { name: input.name });
  const items = texts.parts.flatMap(wordTextToItems);
  const problems = texts.isWhole ? [] : ['FILE_TRUNCATED'];
  const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
  if (page.quality === 'empty' && problems.length > 0) throw new AppError('FILE_TRUNCATED', { name: input.name });
  return { text: buildDocumentText('doc', [page], { problems }), embedded: [] };
}

function isEncrypted(file: CompoundFile): boolean {
  const document = file.read('WordDocument');
  return document !== null && (createByteReader(document).u16(10) & ENCRYPTED_FLAG) !== 0;
}
