import { formatSerialDate } from './format-date.ts';
import { formatGeneral } from './format-number.ts';

/** What an OpenDocument cell shows, as Argentine eyes read it, whatever language the file was made in. */
export function shownOpenDocumentValue(cell: { type: string; value: string; shown: string }): string {
  if (cell.type === 'boolean') return cell.value === 'true' ? 'VERDADERO' : 'FALSO';
  if (cell.type === 'date') return shownDate(cell.value, cell.shown);
  if (cell.type === 'float' || cell.type === 'currency') return shownNumber(Number(cell.value), cell.shown);
  if (cell.type === 'percentage' && cell.shown === '') return `${formatGeneral(Number(cell.value) * 100)}%`;
  return cell.shown;
}

/** "3/5/24" could be March or May: the stored day settles it. Dates in words stay as they are. */
function shownDate(value: string, shown: string): string {
  const time = Date.parse(`${value.includes('T') ? value : `${value}T00:00:00`}Z`);
  const isAmbiguous = shown === '' || /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.test(shown);
  if (!isAmbiguous || Number.isNaN(time)) return shown;
  const serial = time / 86_400_000 + 25_569;
  return formatSerialDate(
    serial,
    /\d:\d/.test(shown) || (shown === '' && value.includes('T')) ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy',
    false,
  );
}

/** The digits as shown, with a decimal comma and no thousands separators, when they are the stored number. */
function shownNumber(value: number, shown: string): string {
  const digits = /-?[\d.,]*\d/.exec(shown)?.[0];
  if (Number.isNaN(value)) return shown;
  if (digits === undefined) return shown === '' ? formatGeneral(value) : shown;
  for (const [thousands, decimal] of [
    ['.', ','],
    [',', '.'],
  ] as const) {
    const plain = digits.replaceAll(thousands, '').replace(decimal, '.');
    const decimals = plain.split('.')[1]?.length ?? 0;
    if (Math.abs(Math.abs(Number(plain)) - Math.abs(value)) <= 0.5 * 10 ** -decimals + 1e-9) {
      return (value < 0 && !plain.startsWith('-') ? '-' : '') + plain.replace('.', ',');
    }
  }
  return formatGeneral(value);
}
