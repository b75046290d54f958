import { csvField, csvLine, csvStart } from '../../domain/csv-line.ts';
import type { ExportRequest } from '../../ports/planilla-exporter.ts';
import { exportValue } from './cell-value.ts';
import { exportedColumns } from './export-columns.ts';
import { rowLabelHeaders } from './export-words.ts';
import { cleanText } from './safe-text.ts';

/**
 * The planilla as the Excel of Argentina opens it on a double click: semicolons, decimal comma, dd/mm/yyyy, CRLF.
 * One piece per line; the first begins with the byte-order mark. Text that could run as a formula gets a leading quote.
 */
export async function* csvLines(request: ExportRequest): AsyncGenerator<string> {
  const columns = exportedColumns(request.planilla);
  const headers = [rowLabelHeaders[request.planilla.rowKind], ...columns.map((column) => column.name)];
  yield csvStart + csvLine(headers.map(textField));
  for await (const { row, cells } of request.rows) {
    const byColumn = new Map(cells.map((cell) => [cell.columnId, cell.value]));
    const fields = columns.map((column) => field(column.type, byColumn.get(column.id) ?? null));
    yield csvLine([textField(request.rowLabel(row)), ...fields]);
  }
}

function field(type: Parameters<typeof exportValue>[0], value: string | null): string {
  if (value === null) return '';
  const exported = exportValue(type, value);
  return exported.kind === 'text' ? textField(exported.text) : exported.text;
}

function textField(text: string): string {
  return csvField(cleanText(text));
}
