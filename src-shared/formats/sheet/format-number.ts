import { formatSerialDate, isDateFormat } from './format-date.ts';

/** The number formats that a workbook names by number only; dates as an Argentine Windows shows them. */
const builtInFormats: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** The code of a built-in number format; "General" for an unknown one. */
export function builtInFormat(id: number): string {
  return builtInFormats[id] ?? 'General';
}

/** A number as a person sees it in Spanish Excel, without thousands separators: they only get in the way of reading it back. */
export function formatCellNumber(value: number, formatCode: string, uses1904Dates: boolean): string {
  if (isDateFormat(formatCode)) return formatSerialDate(value, formatCode, uses1904Dates);
  const section = chooseSection(formatCode, value);
  const pattern = /[0#?](?:[0#?,. ]*[0#?])?/.exec(stripLiterals(section))?.[0];
  if (pattern === undefined || /E[+-]|\//.test(stripLiterals(section))) return formatGeneral(value);
  const isPercent = stripLiterals(section).includes('%');
  return withDigits(isPercent ? value * 100 : value, pattern) + (isPercent ? '%' : '');
}

/** A number with no format: up to fifteen digits and a decimal comma. */
export function formatGeneral(value: number): string {
  return String(Number(value.toPrecision(15))).replace('.', ',');
}

function withDigits(value: number, pattern: string): string {
  const [whole = '', decimals = ''] = pattern.split('.');
  const minimumDecimals = decimals.match(/0/g)?.length ?? 0;
  const maximumDecimals = Math.min(decimals.match(/[0#?]/g)?.length ?? 0, 15);
  const rounded = Math.abs(value).toFixed(maximumDecimals);
  const [wholeDigits = '0', decimalDigits = ''] = rounded.split('.');
  const kept = decimalDigits.replace(/0+$/, '').padEnd(minimumDecimals, '0');
  const padded = wholeDigits.padStart(whole.match(/0/g)?.length ?? 1, '0');
  const isNegative = value < 0 && Number(rounded) !== 0;
  return `${isNegative ? '-' : ''}${padded}${kept === '' ? '' : `,${kept}`}`;
}

/** Formats have up to four parts: positive; negative; zero; text. */
function chooseSection(formatCode: string, value: number): string {
  const sections = formatCode.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  if (value < 0 && sections[1]) return sections[1];
  if (value === 0 && sections[2]) return sections[2];
  return sections[0] ?? 'General';
}

function stripLiterals(section: string): string {
  return section.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '');
}
