const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const DAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const DAY_MS = 86_400_000;
/** Days between the two origins that workbooks count from. */
const DAYS_1904 = 1_462;

const TOKENS = /"[^"]*"|\\.|[_*].|\[h+\]|\[m+\]|\[s+\]|\[[^\]]*\]|AM\/PM|A\/P|y+|m+|d+|h+|s+(?:[.,]0+)?|./gi;

/** Whether a number format shows a date or a time. */
export function isDateFormat(formatCode: string): boolean {
  if (/^(general|@)$/i.test(formatCode)) return false;
  const bare = formatCode.replace(/"[^"]*"|\\.|[_*]./g, '');
  if (/\[[hms]+\]/i.test(bare)) return true;
  const letters = bare.replace(/\[[^\]]*\]/g, '').split(';')[0]!;
  return /[ymdhs]/i.test(letters.replace(/general/gi, '')) && !/[#?%]/.test(letters);
}

/** A day number of a workbook as its format shows it, with Spanish names. */
export function formatSerialDate(serial: number, formatCode: string, uses1904Dates: boolean): string {
  const code = formatCode.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[0]!;
  const date = dateOfSerial(serial, uses1904Dates);
  if (Number.isNaN(date.getTime())) return String(serial);
  const tokens = code.match(TOKENS) ?? [];
  const hasHalfDays = /AM\/PM|A\/P/i.test(code);
  return tokens
    .map((token, index) => renderToken(token, { date, serial, hasHalfDays, isMinutes: isMinuteToken(tokens, index) }))
    .join('')
    .trim();
}

/** The moment a day number stands for, as if it were UTC. 1900 was no leap year, though workbooks count it as one. */
function dateOfSerial(serial: number, uses1904Dates: boolean): Date {
  let days = uses1904Dates ? serial + DAYS_1904 : serial;
  if (days < 60) days += 1;
  return new Date(Date.UTC(1899, 11, 30) + Math.round((days * DAY_MS) / 1000) * 1000);
}

type TokenContext = { date: Date; serial: number; hasHalfDays: boolean; isMinutes: boolean };

function renderToken(token: string, context: TokenContext): string {
  const first = token[0]!.toLowerCase();
  if (token.startsWith('"')) return token.slice(1, -1);
  if (first === '\\') return token.slice(1);
  if (first === '_' || first === '*') return '';
  if (first === '[') return renderElapsed(token, context.serial);
  if (/^(am\/pm|a\/p)$/i.test(token)) return context.date.getUTCHours() < 12 ? 'a. m.' : 'p. m.';
  if (!/^[ymdhs]/i.test(token)) return token;
  return renderField(token.toLowerCase(), context);
}

function renderField(token: string, { date, hasHalfDays, isMinutes }: TokenContext): string {
  const pad = (value: number) => String(value).padStart(Math.min(token.length, 2), '0');
  if (token[0] === 'y') return token.length > 2 ? String(date.getUTCFullYear()) : pad(date.getUTCFullYear() % 100);
  if (token[0] === 'd') return token.length > 2 ? nameOf(DAYS, date.getUTCDay(), token.length) : pad(date.getUTCDate());
  if (token[0] === 'h') return pad(hasHalfDays ? date.getUTCHours() % 12 || 12 : date.getUTCHours());
  if (token[0] === 's') return String(date.getUTCSeconds()).padStart(2, '0');
  if (isMinutes) return pad(date.getUTCMinutes());
  return token.length > 2 ? nameOf(MONTHS, date.getUTCMonth(), token.length) : pad(date.getUTCMonth() + 1);
}

function nameOf(names: readonly string[], index: number, length: number): string {
  const name = names[index]!;
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name[0]! : name;
}

function renderElapsed(token: string, serial: number): string {
  const unit = token[1]?.toLowerCase();
  if (!/^\[[hms]+\]$/i.test(token)) return '';
  const seconds = Math.round(serial * 86_400);
  const value = unit === 'h' ? Math.floor(seconds / 3600) : unit === 'm' ? Math.floor(seconds / 60) : seconds;
  return String(value).padStart(token.length - 2, '0');
}

/** "m" means minutes right after hours or right before seconds. */
function isMinuteToken(tokens: readonly string[], index: number): boolean {
  if (!/^m{1,2}$/i.test(tokens[index]!)) return false;
  const isField = (token: string) => /^(\[[hms]+\]|[ymdhs])/i.test(token);
  const before = tokens.slice(0, index).findLast(isField);
  const after = tokens.slice(index + 1).find(isField);
  return /^\[?h/i.test(before ?? '') || /^s/i.test(after ?? '');
}
