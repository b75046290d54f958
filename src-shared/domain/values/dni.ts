import { correctDigits, correctionCertainty, digitLike } from './ocr-digits.ts';
import { type FoundValue, findMatches, type ParsedValue, type ValueType, wholeText } from './value-type.ts';

const group = `${digitLike}{3}`;
const separator = '(?:\\s?[.,·]\\s?|\\s)';
const dniPattern = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,/-]|[$)]\\s?)(?:[MF][\\s-]?)?(${digitLike}{1,2}${separator}${group}${separator}${group}|${digitLike}{1,2}\\.?\\d{3}\\.?\\d{3})(?![\\p{L}\\d]|[.,/]\\d|-\\d)`,
  'gu',
);

function readDni(match: RegExpMatchArray): ParsedValue | null {
  const written = match[1]!;
  const read = correctDigits(written);
  if (!read || !isDni(read.digits)) return null;
  const grouped = /^\S{1,2}\.\S{3}\.\S{3}$/.test(written);
  const plain = /^\S{7,8}$/.test(written);
  const form = grouped ? 1 : plain ? (read.digits.length === 8 ? 0.96 : 0.9) : 0.93;
  return { value: read.digits, certainty: form * correctionCertainty(read.corrected) };
}

/** Seven or eight digits from three million on: no living person's document is lower. */
function isDni(digits: string): boolean {
  return /^\d{7,8}$/.test(digits) && Number(digits) >= 3_000_000;
}

function findDni(text: string): FoundValue[] {
  return findMatches(text, dniPattern, readDni);
}

/** Seven or eight digits with or without dots or spaces; look-alike letters inside them are corrected, less surely. */
export function parseDni(text: string): ParsedValue | null {
  const bare = text.replace(
    /^\W*(?:D\.?\s?N\.?\s?I\.?|documento|doc\.?|L\.?[EC]\.?)[\s.:]*(?:N\s?[º°ro.]{0,3})?[\s:]*/i,
    '',
  );
  return wholeText(bare, findDni(bare));
}

/** "45.678.901". */
export function formatDni(canonical: string): string {
  return canonical.replace(/\B(?=(\d{3})+$)/g, '.');
}

export const dniValue: ValueType = { parse: parseDni, find: findDni, format: formatDni, validate: isDni };
