import { isCutShort } from './abbreviated-word.ts';
import { foldedWords } from './fold-text.ts';
import { createLabelDictionary, type LabelDictionary } from './school-labels.ts';
import type { Attribute } from './school-vocabulary.ts';

/** Below this two names are not of the same thing. */
const leastLikeness = 0.5;
/** What a word cut short counts of a whole one. */
const cutShortLikeness = 0.9;
/** Two names that school papers use for the same thing ("DNI" and "Documento"). */
const sameMeaningLikeness = 0.6;
/** Attributes whose labels all ask for one thing; "Fecha de emisión" and "Fecha de firma" are two. */
const oneThing: ReadonlySet<string> = new Set<Attribute>([
  'full-name',
  'dni',
  'cuil',
  'birth-date',
  'birth-place',
  'age',
  'nationality',
  'sex',
  'address',
  'locality',
  'postal-code',
  'phone',
  'email',
  'course',
  'shift',
  'relation',
  'health-insurance',
  'blood-group',
  'absences',
  'observations',
]);
const littleWords = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'y', 'e', 'n', 'nro', 'numero']);

/**
 * For each column, the place among `headers` of the one that names the same thing; null where none does. Accents,
 * capitals and full stops do not count ("D.N.I." is "DNI"), words may be cut short ("F. de nac."), synonyms count, and
 * no header is taken twice.
 */
export function matchHeaders(
  columns: readonly { name: string; synonyms: readonly string[] }[],
  headers: readonly string[],
): (number | null)[] {
  const dictionary = createLabelDictionary();
  const pairs = columns.flatMap((column, columnIndex) =>
    headers.map((header, headerIndex) => {
      const names = [column.name, ...column.synonyms];
      const bySynonym = Math.max(
        ...names.map((name, index) => likeness(name, header, dictionary) - (index === 0 ? 0 : 0.02)),
      );
      return { columnIndex, headerIndex, score: bySynonym };
    }),
  );
  const matched: (number | null)[] = columns.map(() => null);
  const taken = new Set<number>();
  for (const { columnIndex, headerIndex, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < leastLikeness || taken.has(headerIndex) || matched[columnIndex] !== null) continue;
    matched[columnIndex] = headerIndex;
    taken.add(headerIndex);
  }
  return matched;
}

/** From 0 to 1: 1 for the same letters, else the share of their words that both have, or what they mean. */
function likeness(name: string, header: string, dictionary: LabelDictionary): number {
  const one = foldedWords(name);
  const other = foldedWords(header);
  if (one.length === 0 || other.length === 0) return 0;
  if (one.join('') === other.join('')) return 1;
  const ones = meaningful(one);
  const others = meaningful(other);
  // "D.N.I." comes apart into letters: the name may stand in the header as a whole.
  if (ones.length === 1 && ones[0]!.length >= 3 && other.join('').endsWith(ones[0]!)) return 0.8;
  const shared = ones.reduce((sum, word) => sum + Math.max(...others.map((each) => wordLikeness(word, each))), 0);
  const byWords = (0.95 * shared) / Math.max(1, ones.length, others.length);
  return Math.max(byWords, meanSame(name, header, dictionary) ? sameMeaningLikeness : 0);
}

function meanSame(name: string, header: string, dictionary: LabelDictionary): boolean {
  const [one, other] = [dictionary.understand(name), dictionary.understand(header)];
  if (!one?.key || !other || one.key !== other.key || !oneThing.has(one.key)) return false;
  return one.role === other.role && one.covered >= 0.99 && other.covered >= 0.99;
}

function meaningful(words: readonly string[]): string[] {
  const kept = words.filter((word) => !littleWords.has(word));
  return kept.length > 0 ? kept : [...words];
}

/** 1 for the same word but for a plural, a little less for one cut short, else 0. */
function wordLikeness(one: string, other: string): number {
  if (one === other || one === `${other}s` || other === `${one}s`) return 1;
  return isCutShort(one, other) || isCutShort(other, one) ? cutShortLikeness : 0;
}
