import { foldText, tidySpaces } from './fold-text.ts';
import { isGivenName } from './given-names.ts';

/** A person's surnames and given names as they are written. */
export type PersonName = { family: string; given: string };

/** Which comes first where there is no comma; `unknown` lets the words tell. */
export type NameOrder = 'family-first' | 'given-first' | 'unknown';

const particles = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'y',
  'e',
  'da',
  'di',
  'do',
  'dos',
  'das',
  'van',
  'von',
  'der',
  'san',
  'santa',
]);
const honorifics =
  /^(?:(?:el|la|al|sr|sra|srta|sres|senor|senora|senorita|prof|profesor|profesora|dr|dra|doctor|doctora|lic|ing|don|dona|alumno|alumna|estudiante|docente|maestra|maestro|mtra|seno)\b\.?(?:\s*\(?\/?a\)?(?=\s))?[\s.:]*)+/;
const word = /^[\p{L}][\p{L}\p{M}'’.-]*$/u;
/** Devotional second halves of given names: "María de los Ángeles". */
const devotion =
  /^(?:de los angeles|de los milagros|del valle|del carmen|de lujan|del pilar|de la paz|del rosario|de las mercedes|del mar|de las nieves|de itati|del lujan|del huerto|del milagro|de jesus|de fatima|de lourdes|del cielo|de dios)$/;

/** Whether a folded word is a particle of surnames ("de", "la", "del" …). */
export function isNameParticle(foldedWord: string): boolean {
  return particles.has(foldedWord);
}

/** Capitals at the start of each word of a text written all in capitals or all in lower case; else as it stands. */
export function capitalizeName(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const shouted = letters.length > 1 && letters === letters.toUpperCase();
  const whispered = letters !== '' && letters === letters.toLowerCase();
  return text
    .split(' ')
    .map((part) => capitalizeWord(part, shouted || whispered))
    .join(' ');
}

function capitalizeWord(part: string, all: boolean): string {
  const shouted = part.length > 2 && part === part.toUpperCase() && !part.endsWith('.');
  if (!all && !shouted) return part;
  const lower = part.toLowerCase();
  if (particles.has(foldText(lower)) && lower !== 'san' && lower !== 'santa') return lower;
  return lower.replace(/(^|[-'’.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** Words joined with the particles before them: "María de la Cruz Paz" is [María] [de la Cruz] [Paz]. */
function nameUnits(words: readonly string[]): string[] {
  const units: string[] = [];
  let pending: string[] = [];
  for (const part of words) {
    pending.push(part);
    if (isNameParticle(foldText(part))) continue;
    units.push(pending.join(' '));
    pending = [];
  }
  if (pending.length > 0) units.push(pending.join(' '));
  return units;
}

function isGivenUnit(unit: string, before: string | undefined): boolean {
  const folded = foldText(unit);
  return isGivenName(folded) || /^\p{L}\.$/u.test(unit) || (before !== undefined && devotion.test(folded));
}

/** How many of the first units are surnames when surnames come first. */
function countFamilyFirst(units: readonly string[]): number {
  let given = 0;
  for (let index = units.length - 1; index > 0; index -= 1) {
    if (!isGivenUnit(units[index]!, units[index - 1])) break;
    given += 1;
  }
  // Surnames that are given names too ("González Vera, Victoria Antonella"): few people have more than two names.
  if (given > 0) return units.length - (units.length >= 4 ? Math.min(given, 2) : given);
  return units.length >= 4 ? 2 : 1;
}

function countGivenFirst(units: readonly string[]): number {
  let given = 0;
  while (given < units.length - 1 && isGivenUnit(units[given]!, units[given - 1])) given += 1;
  if (given > 0) return units.length >= 4 ? Math.min(given, 2) : given;
  // "Ludmila Inés Campos": a first name not known is one all the same when a known one follows.
  if (units.length >= 3 && isGivenUnit(units[1]!, units[0])) return 2;
  return units.length >= 4 ? 2 : 1;
}

/** Surnames written in capitals before or after given names that are not: "PÉREZ GÓMEZ María Ana". */
function splitByCapitals(units: readonly string[]): PersonName | null {
  const shouted = units.map((unit) => unit.length > 2 && unit === unit.toUpperCase() && !unit.endsWith('.'));
  const count = shouted.filter(Boolean).length;
  if (count === 0 || count === units.length) return null;
  const family = units.filter((_, index) => shouted[index]);
  const given = units.filter((_, index) => !shouted[index]);
  const together = shouted.lastIndexOf(true) - shouted.indexOf(true) === count - 1;
  const atAnEnd = shouted[0] || shouted.at(-1);
  return together && atAnEnd ? { family: family.join(' '), given: given.join(' ') } : null;
}

function splitUnits(units: readonly string[], order: NameOrder): { name: PersonName; certainty: number } {
  const familyFirst = () => {
    const count = countFamilyFirst(units);
    return { family: units.slice(0, count).join(' '), given: units.slice(count).join(' ') };
  };
  const givenFirst = () => {
    const count = countGivenFirst(units);
    return { family: units.slice(count).join(' '), given: units.slice(0, count).join(' ') };
  };
  if (order === 'family-first') return { name: familyFirst(), certainty: 0.95 };
  if (order === 'given-first') return { name: givenFirst(), certainty: 0.95 };
  const startsGiven = isGivenUnit(units[0]!, undefined);
  const endsGiven = isGivenUnit(units.at(-1)!, units.at(-2));
  if (endsGiven && !startsGiven) return { name: familyFirst(), certainty: 0.9 };
  return { name: givenFirst(), certainty: startsGiven && !endsGiven ? 0.9 : 0.7 };
}

/** Takes off titles ("Sra.", "Prof.") and whatever is not part of a name at its ends. */
function bareName(text: string): string {
  const tidy = tidySpaces(text).replace(/^[^\p{L}]+|[\s,;:/\-–_(|]+$/gu, '');
  const title = honorifics.exec(foldText(tidy))?.[0] ?? '';
  return tidy
    .slice(title.length)
    .replace(/\s*,\s*/g, ', ')
    .replace(/(\p{L}{2,})\.$/u, '$1');
}

/**
 * Surnames and given names of a text that is a name and nothing else; null when it cannot be one.
 * A comma or capitals decide the order; without them the given names known, or `order`, do.
 */
export function parsePersonName(
  text: string,
  order: NameOrder = 'unknown',
): { name: PersonName; certainty: number } | null {
  const bare = bareName(text);
  const words = bare.replace(',', ' ').split(' ').filter(Boolean);
  if (words.length < 2 || words.length > 8 || (bare.match(/,/g) ?? []).length > 1) return null;
  if (!words.every((part) => word.test(part))) return null;
  const isProperName = words.every((part) => isNameParticle(foldText(part)) || part[0] === part[0]!.toUpperCase());
  const whispered = bare === bare.toLowerCase();
  if (!isProperName && !whispered) return null;
  const [before, after] = bare.split(', ');
  if (after !== undefined) {
    if (!before || after === '') return null;
    return { name: { family: capitalizeName(before), given: capitalizeName(after) }, certainty: whispered ? 0.7 : 1 };
  }
  const units = nameUnits(words);
  if (units.length < 2) return null;
  const byCapitals = splitByCapitals(units);
  const split = byCapitals ? { name: byCapitals, certainty: 0.95 } : splitUnits(units, order);
  const name = { family: capitalizeName(split.name.family), given: capitalizeName(split.name.given) };
  return { name, certainty: split.certainty * (whispered ? 0.6 : 1) };
}

/** "Apellidos, Nombres". */
export function formatPersonName(name: PersonName): string {
  return `${name.family}, ${name.given}`;
}
