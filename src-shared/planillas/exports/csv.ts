import type { ExportRequest } from '../../ports/planilla-exporter.ts';
import { exportValue } from './cell-value.ts';
import { exportedColumns } from './export-columns.ts';
import { rowLabelHeaders } from './export-words.ts';
import { cleanText, looksLikeFormula } from './safe-text.ts';

/**
 * The planilla as the Excel of Argentina opens it on a double click: semicolons, decimal comma, dd/mm/yyyy, CRLF.
 * One piece per line; the first begins with the byte-order mark. Text that could run as a formula gets a leading quote.
 */
export async function* csvLines(request: ExportRequest): AsyncGenerator<string> {
  const columns = exportedColumns(request.planilla);
  const headers = [rowLabelHeaders[request.planilla.rowKind], ...columns.map((column) => column.name)];
  yield `\ufeff${line(headers.map(textField))}`;
  for await (const { row, cells } of request.rows) {
    const byColumn = new Map(cells.map((cell) => [cell.columnId, cell.value]));
    const fields = columns.map((column) => field(column.type, byColumn.get(column.id) ?? null));
    yield line([textField(request.rowLabel(row)), ...fields]);
  }
}

function field(type: Parameters<typeof exportValue>[0], value: string | null): string {
  if (value === null) return '';
  const exported = exportValue(type, value);
  return exported.kind === 'text' ? textField(exported.text) : exported.text;
}

function textField(text: string): string {
  const clean = cleanText(text);
  const guarded = looksLikeFormula(clean) ? `'${clean}` : clean;
  return /[;"\r\n,\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function line(fields: readonly string[]): string {
  return `${fields.join(';')}\r\n`;
}
