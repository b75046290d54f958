import type { DocumentFormat, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { readHtml } from './markup/read-html.ts';
import { decodeText } from './text/decode-text.ts';

/** Web pages, and what old systems export as ".xls": text and tables; nothing is fetched or run. */
export const htmlFormat: DocumentFormat = {
  name: 'html',
  async read(input: FormatInput) {
    const { text, encoding } = decodeText(input.bytes);
    const { items, title } = readHtml(text);
    return {
      text: buildDocumentText('html', [buildFlowPage(items, { number: 1 })], { meta: { title, encoding } }),
      embedded: [],
    };
  },
};
