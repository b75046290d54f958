import { AppError } from '../domain/errors.ts';
import { readCoreProperties } from './archive/office-properties.ts';
import { openOpenDocument } from './archive/open-document.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import { parseZipPart } from './markup/parse-zip-part.ts';
import { createTextPartReader } from './open-document/read-text-part.ts';

/** OpenDocument presentations and drawings (.odp, .odg): one page a slide, its notes at the end. */
export const odpFormat: DocumentFormat = { name: 'odp', read: readOdp };

async function readOdp(input: FormatInput, context: FormatContext) {
  const { archive, content } = await openOpenDocument(input, context.limits);
  const reader = createTextPartReader('body');
  const outcome = await parseZipPart({ archive, entry: content }, reader.handler, context);
  const damage = archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED';
  const problem = outcome === 'damaged' || archive.recovered ? damage : null;
  const sections = reader.finish();
  if (sections.every((section) => section.items.length === 0) && problem !== null)
    throw new AppError(damage, { name: input.name });
  const pages = sections.map((section, index) =>
    buildFlowPage(section.items, {
      number: index + 1,
      name: section.name,
      problem: index === sections.length - 1 ? problem : null,
    }),
  );
  const meta = readCoreProperties(archive, 'meta.xml');
  return { text: buildDocumentText('odp', pages, { meta, problems: problem ? [problem] : [] }), embedded: [] };
}
