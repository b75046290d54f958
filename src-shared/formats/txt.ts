import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { decodeText } from './text/decode-text.ts';

/** Plain text in any encoding: one paragraph a line; form feeds part pages. */
export const txtFormat: DocumentFormat = {
  name: 'txt',
  async read(input: FormatInput) {
    const { text, encoding } = decodeText(input.bytes);
    const pages = text.split('\f').map((pageText, index) => {
      const items = pageText.split('\n').map((line) => ({ kind: 'paragraph' as const, text: line }));
      return buildFlowPage(items, { number: index + 1 });
    });
    return { text: buildDocumentText('txt', pages, { meta: { encoding } }), embedded: [] };
  },
};
