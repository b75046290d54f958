import { foldText } from '../fold-text.ts';
import {
  type FoundValue,
  findMatches,
  type ParsedValue,
  type ValueType,
  wholeText,
  withoutOverlaps,
} from './value-type.ts';

const clock =
  /(?<![\d:.,/])(\d{1,2})\s?[:.]\s?(\d{2})(?::\d{2})?(?![\d:/]|[.,]\d)\s*(hs?\b\.?|horas|a\.?\s?m\b\.?|p\.?\s?m\b\.?)?/g;
const hourOnly = /(?<![\d:.,/])(\d{1,2})\s*(hs?\b\.?|horas|a\.?\s?m\b\.?|p\.?\s?m\b\.?)(?:\s*(\d{2})(?!\d))?/g;

function canonicalTime(hour: number, minute: number, suffix: string, certainty: number): ParsedValue | null {
  const afternoon = suffix.startsWith('p');
  if (minute > 59 || hour > 23 || (afternoon && hour > 12)) return null;
  const morning = suffix.startsWith('a') && hour === 12;
  const full = morning ? 0 : afternoon && hour < 12 ? hour + 12 : hour;
  return { value: `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, certainty };
}

/** Every time of day: "14:30", "14.30 hs", "14 hs", "2:30 p. m.". A dot without "hs" is less sure. */
function findTime(text: string): FoundValue[] {
  const folded = foldText(text);
  return withoutOverlaps([
    ...findMatches(folded, clock, (match) => {
      const dotted = /^\d+\s?\./.test(match[0]) && !match[3];
      return canonicalTime(Number(match[1]), Number(match[2]), match[3] ?? '', dotted ? 0.4 : 1);
    }),
    ...findMatches(folded, hourOnly, (match) => canonicalTime(Number(match[1]), Number(match[3] ?? 0), match[2]!, 0.9)),
  ]).map((found) => ({ ...found, end: found.start + text.slice(found.start, found.end).trimEnd().length }));
}

/** One time of day as "HH:MM"; "2 y media" is refused. */
export function parseTime(text: string): ParsedValue | null {
  const bare = foldText(text).replace(/^\W*(?:(?:a|las?|hora)[\s:]+)+/, '');
  return wholeText(bare, findTime(bare));
}

export const timeValue: ValueType = {
  parse: parseTime,
  find: findTime,
  format: (canonical) => canonical,
  validate: (canonical) => /^([01]\d|2[0-3]):[0-5]\d$/.test(canonical),
};
