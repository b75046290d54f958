import { correctDigits, correctionCertainty, digitLike } from './ocr-digits.ts';
import { type FoundValue, findMatches, type ParsedValue, type ValueType, wholeText } from './value-type.ts';

const middle = `${digitLike}{8}|${digitLike}{1,2}\\.${digitLike}{3}\\.${digitLike}{3}`;
const cuilPattern = new RegExp(
  `(?<![\\p{L}\\d])(${digitLike}{2})\\s?[-–/. ]?\\s?(${middle})\\s?[-–/. ]?\\s?(${digitLike})(?![\\p{L}\\d])`,
  'gu',
);
const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Whether eleven digits are a CUIL or CUIT: a known prefix and the right check digit. */
export function isCuil(digits: string): boolean {
  if (!/^(20|23|24|25|26|27|30|33|34)\d{9}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return false;
  return Number(digits[10]) === (check === 11 ? 0 : check);
}

function findCuil(text: string): FoundValue[] {
  return findMatches(text, cuilPattern, (match) => {
    const read = correctDigits(match[1]! + match[2]!.replaceAll('.', '') + match[3]!);
    if (!read) return null;
    const digits =
      read.digits.length === 10 ? read.digits.slice(0, 2) + read.digits.slice(2).padStart(9, '0') : read.digits;
    // The check digit vouches for a correction, so it costs less here than in a DNI.
    return isCuil(digits) ? { value: digits, certainty: (1 + correctionCertainty(read.corrected)) / 2 } : null;
  });
}

/** Eleven digits with or without dashes, check digit verified. */
export function parseCuil(text: string): ParsedValue | null {
  const bare = text.replace(
    /^\W*C\.?\s?U\.?\s?I\.?\s?[LT]\.?[\s.:/]*(?:C\.?U\.?I\.?[LT]\.?)?(?:N\s?[º°ro.]{0,3})?[\s:]*/i,
    '',
  );
  return wholeText(bare, findCuil(bare));
}

/** "20-45678901-3". */
export function formatCuil(canonical: string): string {
  return `${canonical.slice(0, 2)}-${canonical.slice(2, 10)}-${canonical.slice(10)}`;
}

export const cuilValue: ValueType = { parse: parseCuil, find: findCuil, format: formatCuil, validate: isCuil };
