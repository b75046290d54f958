import { foldedWords } from './fold-text.ts';

/** Below this two names are not of the same thing. */
const leastLikeness = 0.5;
const littleWords = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'y', 'e', 'n', 'nro', 'numero']);

/**
 * For each column, the place among `headers` of the one that names the same thing; null where none does. Accents,
 * capitals and full stops do not count ("D.N.I." is "DNI"), synonyms do, and no header is taken twice.
 */
export function matchHeaders(
  columns: readonly { name: string; synonyms: readonly string[] }[],
  headers: readonly string[],
): (number | null)[] {
  const pairs = columns.flatMap((column, columnIndex) =>
    headers.map((header, headerIndex) => {
      const names = [column.name, ...column.synonyms];
      const bySynonym = Math.max(...names.map((name, index) => likeness(name, header) - (index === 0 ? 0 : 0.02)));
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

/** From 0 to 1: 1 for the same letters, else the share of their words that both have. */
function likeness(name: string, header: string): number {
  const one = foldedWords(name);
  const other = foldedWords(header);
  if (one.length === 0 || other.length === 0) return 0;
  if (one.join('') === other.join('')) return 1;
  const ones = meaningful(one);
  const others = meaningful(other);
  // "D.N.I." comes apart into letters: the name may stand in the header as a whole.
  if (ones.length === 1 && ones[0]!.length >= 3 && other.join('').endsWith(ones[0]!)) return 0.8;
  const shared = ones.filter((word) => others.some((each) => isSameWord(word, each))).length;
  return (0.95 * shared) / Math.max(1, ones.length, others.length);
}

function meaningful(words: readonly string[]): string[] {
  const kept = words.filter((word) => !littleWords.has(word));
  return kept.length > 0 ? kept : [...words];
}

/** The same but for a plural. */
function isSameWord(one: string, other: string): boolean {
  return one === other || one === `${other}s` || other === `${one}s`;
}
