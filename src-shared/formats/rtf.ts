import { AppError } from '../domain/errors.ts';
import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { RichTextReader } from './rich-text/rich-text-reader.ts';

/** Rich Text: paragraphs and tables; pictures, styles and objects are left out. */
export const rtfFormat: DocumentFormat = {
  name: 'rtf',
  async read(input: FormatInput) {
    const { items, meta, isWhole } = new RichTextReader(input.bytes).read();
    const problems = isWhole ? [] : ['FILE_TRUNCATED'];
    const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
    if (page.quality === 'empty' && !isWhole) throw new AppError('FILE_TRUNCATED', { name: input.name });
    return { text: buildDocumentText('rtf', [page], { meta, problems }), embedded: [] };
  },
};
