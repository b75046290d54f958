import type { ColumnType } from '../../domain/planilla.ts';
import { exportWords } from './export-words.ts';
import { cleanText } from './safe-text.ts';

/** How a value is written: `number` is also the serial of a date and the fraction of a day. */
export type ExportValue =
  | { kind: 'integer' | 'decimal' | 'money' | 'date' | 'time'; number: number; text: string }
  | { kind: 'text'; text: string };

/** Numbers of more digits would change in a spreadsheet. */
const mostDigits = 15;
/** Excel counts days from here, and wrongly until March 1900. */
const dayZero = Date.UTC(1899, 11, 30);
const firstSafeDay = 61;

/** A canonical value as a spreadsheet should hold it; text where it does not fit its type. */
export function exportValue(type: ColumnType, value: string): ExportValue {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return numberValue(type, value);
    case 'date':
      return dateValue(value);
    case 'time':
      return timeValue(value);
    case 'boolean':
      return text(value === 'true' ? exportWords.yes : value === 'false' ? exportWords.no : value);
    case 'cuil':
      return text(value.replace(/^(\d{2})(\d{8})(\d)$/, '$1-$2-$3'));
    default:
      return text(value);
  }
}

function text(value: string): ExportValue {
  return { kind: 'text', text: cleanText(value) };
}

function numberValue(kind: 'integer' | 'decimal' | 'money', value: string): ExportValue {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return text(value);
  const digits = value.replace(/\D/g, '').replace(/^0+/, '');
  if (digits.length > mostDigits) return text(value);
  return {
    kind,
    number: Number(value),
    text: kind === 'money' ? Number(value).toFixed(2).replace('.', ',') : value.replace('.', ','),
  };
}

function dateValue(value: string): ExportValue {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return text(value);
  const [, year, month, day] = parts;
  const shown = `${day}/${month}/${year}`;
  const milliseconds = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February would roll over into March.
  const isReal = new Date(milliseconds).getUTCDate() === Number(day) && Number(month) <= 12;
  if (!isReal) return text(value);
  const number = (milliseconds - dayZero) / 86_400_000;
  return number < firstSafeDay ? text(shown) : { kind: 'date', number, text: shown };
}

function timeValue(value: string): ExportValue {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(value);
  if (!parts) return text(value);
  return { kind: 'time', number: (Number(parts[1]) * 60 + Number(parts[2])) / 1440, text: value };
}
