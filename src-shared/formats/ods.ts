import { AppError } from '../domain/errors.ts';
import { readCoreProperties } from './archive/office-properties.ts';
import { openOpenDocument } from './archive/open-document.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { parseZipPart } from './markup/parse-zip-part.ts';
import { buildSheetPage } from './sheet/build-sheet-page.ts';
import { createOpenDocumentSheetReader } from './sheet/read-open-document-sheets.ts';

/** OpenDocument spreadsheets (.ods): every sheet with what its cells show. */
export const odsFormat: DocumentFormat = { name: 'ods', read: readOds };

async function readOds(input: FormatInput, context: FormatContext) {
  const { archive, content } = await openOpenDocument(input, context.limits);
  const reader = createOpenDocumentSheetReader(input.name, context.limits.sheetCells);
  const outcome = await parseZipPart({ archive, entry: content }, reader.handler, context);
  const sheets = reader.finish();
  const damage = archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED';
  const problem = outcome === 'damaged' || archive.recovered ? damage : null;
  if (sheets.every((sheet) => sheet.cells.length === 0) && problem !== null)
    throw new AppError(damage, { name: input.name });
  const pages = sheets.map((sheet, index) =>
    buildSheetPage({ ...sheet, problem: index === sheets.length - 1 ? problem : null }, index + 1),
  );
  const meta = readCoreProperties(archive, 'meta.xml');
  return { text: buildDocumentText('ods', pages, { meta, problems: problem ? [problem] : [] }), embedded: [] };
}
