import { foldText } from '../fold-text.ts';
import { numberFromWords, numberWordsPattern } from '../number-words.ts';
import { correctDigits, correctionCertainty, digitLike } from './ocr-digits.ts';
import {
  type FoundValue,
  findMatches,
  type ParsedValue,
  type ValueType,
  wholeText,
  withoutOverlaps,
} from './value-type.ts';

const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const monthPattern = `(?:${months.join('|')}|setiembre|(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|sept|oct|nov|dic)(?![a-z])\\.?)`;
/** Two-digit years up to this one are of this century. */
const lastYearOfThisCentury = 40;

const numeric = new RegExp(
  `(?<![\\p{L}\\d/.,-])(${digitLike}{1,2})\\s?([/.\\-–])\\s?(${digitLike}{1,2})\\s?\\2\\s?(${digitLike}{4}|${digitLike}{2})(?![\\p{L}\\d]|[/-]\\d)`,
  'gu',
);
const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d|-\d)/g;
const yearPattern = `(\\d{4}|\\d\\.\\d{3}|\\d{2}(?!\\d)|${numberWordsPattern})`;
const long = new RegExp(
  `(?<![a-z\\d])(\\d{1,2}|${numberWordsPattern})\\s?(?:º|er|ro|\\.º|o)?(?:\\s+dias?)?(?:\\s+del\\s+mes)?(?:\\s+de)?[\\s/-]+(${monthPattern})(?:\\s+del?(?:\\s+ano)?|,)?[\\s/-]+${yearPattern}(?![a-z\\d])`,
  'g',
);

/** Whether the day exists in that month of that year (1900 to 2100). */
function isRealDate(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function canonicalDate(year: number, month: number, day: number, certainty: number): ParsedValue | null {
  if (!isRealDate(year, month, day)) return null;
  return { value: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, certainty };
}

function fullYear(year: number): number {
  if (year >= 100) return year;
  return year <= lastYearOfThisCentury ? 2000 + year : 1900 + year;
}

function readNumeric(match: RegExpMatchArray): ParsedValue | null {
  const parts = [match[1]!, match[3]!, match[4]!].map((part) => correctDigits(part));
  const whole = correctDigits(match[1]! + match[3]! + match[4]!);
  if (!whole) return null;
  const [day, month, year] = [match[1]!, match[3]!, match[4]!].map((part, index) =>
    Number(parts[index]?.digits ?? correctAny(part)),
  );
  const certainty = (match[4]!.length === 2 ? 0.9 : 1) * correctionCertainty(whole.corrected);
  return canonicalDate(fullYear(year!), month!, day!, certainty);
}

/** A short group ("l2") may be all look-alikes once the whole date is known to be mostly digits. */
function correctAny(part: string): string {
  return correctDigits(`${part}000000`)?.digits.slice(0, part.length) ?? 'NaN';
}

function readLong(match: RegExpMatchArray): ParsedValue | null {
  const day = /\d/.test(match[1]!) ? Number(match[1]) : numberFromWords(match[1]!);
  const name = match[2]!.replace('setiembre', 'septiembre').slice(0, 3).replace('set', 'sep');
  const month = months.findIndex((candidate) => candidate.startsWith(name)) + 1;
  const year = /\d/.test(match[3]!) ? Number(match[3]!.replace('.', '')) : numberFromWords(match[3]!);
  if (day === null || year === null) return null;
  return canonicalDate(fullYear(year), month, day, 1);
}

/** Every date of a text: dd/mm/yyyy, d-m-yy, "12 de marzo de 2017", "12 mar 2017", dates in words, ISO. */
function findDate(text: string): FoundValue[] {
  const folded = foldText(text);
  return withoutOverlaps([
    ...findMatches(text, iso, (match) => canonicalDate(Number(match[1]), Number(match[2]), Number(match[3]), 1)),
    ...findMatches(folded, long, readLong),
    ...findMatches(text, numeric, readNumeric),
  ]);
}

/** One date and nothing else but a weekday or "el"; impossible dates (31/02) are refused. */
export function parseDate(text: string): ParsedValue | null {
  const bare = foldText(text).replace(
    /^\W*(?:(?:el|dia|al?|los|lunes|martes|miercoles|jueves|viernes|sabado|domingo|fecha)[\s,:]+)+/,
    '',
  );
  const found = findDate(text);
  return wholeText(bare, findDate(bare)) ?? wholeText(text, found);
}

/** "12/03/2017". */
export function formatDate(canonical: string): string {
  const [year, month, day] = canonical.split('-');
  return `${day}/${month}/${year}`;
}

export const dateValue: ValueType = {
  parse: parseDate,
  find: findDate,
  format: formatDate,
  validate: (canonical) => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(canonical);
    return match !== null && isRealDate(Number(match[1]), Number(match[2]), Number(match[3]));
  },
};
