import { parse } from 'csv-parse/sync';
import { AppError } from '../domain/errors.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildSheetPage, type SheetCell } from './sheet/build-sheet-page.ts';
import { decodeText } from './text/decode-text.ts';
import { detectSeparator } from './text/detect-separator.ts';

/** Tables of plain text with any separator (`,` `;` tab `|`) and encoding: one sheet. */
export const csvFormat: DocumentFormat = { name: 'csv', read: readCsv };

async function readCsv(input: FormatInput, context: FormatContext) {
  const { text, encoding } = decodeText(input.bytes);
  // Excel writes "sep=;" on a first line of its own to say which separator it used.
  const declared = /^sep=(.)\n/i.exec(text);
  const separator = declared?.[1] ?? detectSeparator(text)?.separator ?? ',';
  const records = parseRecords(declared ? text.slice(declared[0].length) : text, separator);
  const cells: SheetCell[] = [];
  for (const [row, record] of records.entries()) {
    for (const [column, value] of record.entries()) {
      const shown = value.trim();
      if (shown !== '') cells.push({ row, column, text: shown });
    }
    if (cells.length > context.limits.sheetCells) throw new AppError('SHEET_TOO_LARGE', { name: input.name });
  }
  const page = buildSheetPage({ name: input.name, cells, merges: [] }, 1);
  return { text: buildDocumentText('csv', [page], { meta: { encoding, separator } }), embedded: [] };
}

function parseRecords(text: string, separator: string): string[][] {
  const options = { delimiter: separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: false };
  try {
    return parse(text, options);
  } catch {
    // A quote that is never closed: then quotes mean nothing in this file.
    return parse(text, { ...options, quote: null });
  }
}
