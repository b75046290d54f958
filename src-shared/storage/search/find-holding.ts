import type { LookedAt, PassageWords } from './passage-words.ts';
import type { SearchQuery } from './search-query.ts';

/** Words that may stand among those of one name: a second given name, a particle, a title. */
const nameGap = 4;

const documentNumber = /^(\d{1,2})(\d{3})(\d{3})$/;

/**
 * The first passage of each paper that holds all the words, by stem: the index has every word of every passage, so that
 * none is missed and none is read that does not hold them.
 */
export async function findHolding(
  parts: LookedAt & { words: PassageWords },
  { terms, quoted }: SearchQuery,
  together: boolean,
): Promise<number[]> {
  const { words } = parts;
  if (quoted.length > 0) {
    const phrases = quoted.map((phrase) => phrase.map(({ stem }) => stem));
    return words.firstOfEach(parts, { phrases, every: true }, null);
  }
  const [first] = terms;
  if (first === undefined) return [];
  // "57 027 527": some papers part the digits of a document by spaces.
  const digits = documentNumber.exec(first.stem)?.slice(1);
  if (terms.length === 1 && digits) {
    return words.firstOfEach(parts, { phrases: [[first.stem], digits], every: false }, null);
  }
  const phrases = terms.map(({ stem }) => [stem]);
  return words.firstOfEach(parts, { phrases, every: true }, together && terms.length > 1 ? nameGap : null);
}
