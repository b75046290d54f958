import type { Page } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import { createByteReader } from './archive/byte-reader.ts';
import { openCompoundFile } from './archive/compound-file.ts';
import { decryptOffice } from './archive/decrypt-office.ts';
import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import type { FlowItem } from './flow/flow-content.ts';
import { readSlideTexts } from './slides/read-slide-records.ts';

const ENCRYPTED_TOKEN = 0xf3d1c4df;

/** PowerPoint 97-2003 presentations: one page a slide. */
export const pptFormat: DocumentFormat = { name: 'ppt', read: readPpt };

async function readPpt(input: FormatInput) {
  let file = openCompoundFile(input.bytes);
  const user = file.read('Current User');
  if (user !== null && createByteReader(user).u32(12) === ENCRYPTED_TOKEN)
    file = openCompoundFile(await decryptOffice(input));
  const stream = file.read('PowerPoint Document');
  if (stream === null) throw new AppError('FILE_DAMAGED', { name: input.name });
  const slides = readSlideTexts(stream);
  if (slides.every((texts) => texts.length === 0)) throw new AppError('FILE_DAMAGED', { name: input.name });
  const pages: Page[] = slides.map((texts, index) => {
    const items = texts.flatMap(({ text, isTitle }) =>
      text
        .split(/[\r\n]/)
        .map((line): FlowItem => ({ kind: isTitle ? 'heading' : 'paragraph', text: line.replaceAll('\v', '\n') })),
    );
    const name =
      texts
        .find((one) => one.isTitle)
        ?.text.replace(/\s+/g, ' ')
        .trim() ?? null;
    return buildFlowPage(items, { number: index + 1, name });
  });
  return { text: buildDocumentText('ppt', pages), embedded: [] };
}
