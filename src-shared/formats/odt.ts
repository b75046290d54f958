import { AppError } from '../domain/errors.ts';
import { readCoreProperties } from './archive/office-properties.ts';
import { openOpenDocument } from './archive/open-document.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { parseZipPart } from './markup/parse-zip-part.ts';
import { createTextPartReader, type TextScope } from './open-document/read-text-part.ts';

/** OpenDocument texts (.odt): the body, then what headers and footers say. */
export const odtFormat: DocumentFormat = { name: 'odt', read: readOdt };

async function readOdt(input: FormatInput, context: FormatContext) {
  const { archive, content } = await openOpenDocument(input, context.limits);
  const problems = archive.recovered ? ['FILE_TRUNCATED'] : [];
  const readPart = async (entry: typeof content | undefined, scope: TextScope) => {
    if (entry === undefined) return [];
    const reader = createTextPartReader(scope);
    if ((await parseZipPart({ archive, entry }, reader.handler, context)) === 'damaged') problems.push('FILE_DAMAGED');
    return reader.finish().flatMap((section) => section.items);
  };
  const items = [...(await readPart(content, 'body')), ...(await readPart(archive.find('styles.xml'), 'page-styles'))];
  const page = buildFlowPage(items, { number: 1, problem: problems[0] ?? null });
  if (page.quality === 'empty' && problems.length > 0)
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  return {
    text: buildDocumentText('odt', [page], { meta: readCoreProperties(archive, 'meta.xml'), problems }),
    embedded: [],
  };
}
