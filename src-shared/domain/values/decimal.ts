import { type FoundValue, findMatches, type ParsedValue, type ValueType } from './value-type.ts';

/** A number as an amount is written, bounded so that it is not a piece of something longer. */
const numberSource = '-?(?:\\d{1,3}(?:[.,\\u00a0 ]\\d{3})+(?:[.,]\\d{1,6})?|\\d+(?:[.,]\\d{1,6})?)';
export const decimalPattern = new RegExp(`(?<![\\p{L}\\d.,/])${numberSource}(?![\\d\\p{L}%]|[.,/]\\d)`, 'gu');

/**
 * The canonical number that digits with separators spell, as Argentina writes it: "1.234,56", "1.234", "7,5", also
 * "7.5" and "1,234.56", which cannot be read otherwise. Null for "1,234" and the like, which may be either.
 */
export function canonicalDecimal(text: string): ParsedValue | null {
  const compact = text.replace(/[\u00a0 ](?=\d{3})/g, '.').trim();
  const negative = compact.startsWith('-');
  const body = negative ? compact.slice(1) : compact;
  const parsed = readBody(body);
  if (!parsed) return null;
  const value = normalizeNumber(parsed.value);
  return { value: negative && !/^0(\.0*)?$/.test(value) ? `-${value}` : value, certainty: parsed.certainty };
}

function readBody(body: string): ParsedValue | null {
  if (/^\d+$/.test(body)) return { value: body, certainty: 1 };
  if (/^\d{1,3}(\.\d{3})+$/.test(body)) return { value: body.replaceAll('.', ''), certainty: 0.95 };
  if (/^\d{1,3}(\.\d{3})+,\d{1,6}$/.test(body))
    return { value: body.replaceAll('.', '').replace(',', '.'), certainty: 1 };
  if (/^\d{1,3}(,\d{3})+\.\d{1,6}$/.test(body)) return { value: body.replaceAll(',', ''), certainty: 0.8 };
  if (/^\d+,(\d{1,2}|\d{4,6})$/.test(body) || /^0,\d+$/.test(body))
    return { value: body.replace(',', '.'), certainty: 1 };
  if (/^\d+\.(\d{1,2}|\d{4,6})$/.test(body)) return { value: body, certainty: 0.8 };
  return null;
}

function normalizeNumber(text: string): string {
  const [whole = '0', fraction] = text.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** Numbers with a decimal comma: "1.234,56" is "1234.56". Refuses "1,234", which may be either. */
export function parseDecimal(text: string): ParsedValue | null {
  const trimmed = text.trim().replace(/^[:\s]+|[.,;\s]+$/g, '');
  return new RegExp(`^${numberSource}$`).test(trimmed) ? canonicalDecimal(trimmed) : null;
}

function findDecimal(text: string): FoundValue[] {
  return findMatches(text, decimalPattern, ([match]) => canonicalDecimal(match!));
}

/** Thousands separated by dots and a decimal comma ("1.234,56"). */
export function formatDecimal(canonical: string): string {
  const [whole = '', fraction] = canonical.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

export const decimalValue: ValueType = {
  parse: parseDecimal,
  find: findDecimal,
  format: formatDecimal,
  validate: (canonical) => /^-?(0|[1-9]\d*)(\.\d{1,6})?$/.test(canonical),
};
