import type { Page } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import { readCoreProperties } from './archive/office-properties.ts';
import { openZip } from './archive/zip-archive.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildSheetPage } from './sheet/build-sheet-page.ts';
import { type CellAllowance, readWorksheet } from './sheet/read-worksheet.ts';
import { readWorkbook } from './sheet/workbook-parts.ts';

/** Characters of a whole workbook; the text of every school of a district is far below it. */
const MAXIMUM_CHARACTERS = 60_000_000;

/** Excel workbooks (.xlsx, .xlsm): every sheet, hidden ones too, with what each cell shows. */
export const xlsxFormat: DocumentFormat = { name: 'xlsx', read: readXlsx };

async function readXlsx(input: FormatInput, context: FormatContext) {
  const archive = openZip(input, context.limits);
  const workbook = await readWorkbook(archive, context);
  if (workbook === null)
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  const allowance: CellAllowance = { cells: context.limits.sheetCells, characters: MAXIMUM_CHARACTERS };
  const pages: Page[] = [];
  const problems = [...workbook.problems, ...(archive.recovered ? ['FILE_TRUNCATED'] : [])];
  for (const sheet of workbook.sheets) {
    context.report({ step: `Leyendo ${input.name}`, done: pages.length, total: workbook.sheets.length });
    const entry = archive.find(sheet.partName);
    const content = entry
      ? await readWorksheet({ archive, entry, name: sheet.name }, { workbook, allowance }, context)
      : { name: sheet.name, cells: [], merges: [], problem: 'FILE_DAMAGED' };
    if (content.problem) problems.push(content.problem);
    pages.push(buildSheetPage(content, pages.length + 1));
  }
  const saysNothing = pages.every((page) => page.quality === 'empty');
  if (pages.length === 0 || (saysNothing && problems.length > 0)) {
    throw new AppError(archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED', { name: input.name });
  }
  const hiddenSheets = workbook.sheets
    .filter((sheet) => sheet.isHidden)
    .map((sheet) => sheet.name)
    .join(', ');
  const meta = { ...readCoreProperties(archive), hiddenSheets };
  return { text: buildDocumentText('xlsx', pages, { meta, problems }), embedded: [] };
}
