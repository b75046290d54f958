import { editDistance, forgivenEdits } from './edit-distance.ts';
import { foldedWords } from './fold-text.ts';
import { isNameParticle, type PersonName, parsePersonName } from './person-name.ts';

/** How two written names compare: `score` from 0 to 1; `maybe` needs something else to vouch for it. */
export type NameComparison = { score: number; verdict: 'same' | 'maybe' | 'different' };

/** A name as folded words without particles; `family` and `given` hold the same words. */
export type NameWords = { family: string[]; given: string[]; ordered: boolean };

const abbreviations: Readonly<Record<string, string>> = {
  ma: 'maria',
  mª: 'maria',
  fco: 'francisco',
  fca: 'francisca',
  gral: 'general',
  sta: 'santa',
  mza: 'mendoza',
};

function words(text: string): string[] {
  return foldedWords(text)
    .filter((word) => !isNameParticle(word))
    .map((word) => abbreviations[word] ?? word);
}

/** The words of a name; text without a comma keeps its guessed split but `ordered` is false. */
export function nameWords(name: string | PersonName): NameWords {
  if (typeof name !== 'string') return { family: words(name.family), given: words(name.given), ordered: true };
  const parsed = parsePersonName(name)?.name;
  if (parsed) return { family: words(parsed.family), given: words(parsed.given), ordered: name.includes(',') };
  const all = words(name);
  return { family: all.slice(-1), given: all.slice(0, -1), ordered: false };
}

/** How alike two folded words are: 1 equal, about 0.85 with a slip, 0.6 an initial, 0 otherwise. */
export function wordLikeness(left: string, right: string): number {
  if (left === right) return 1;
  if (left.length === 1 || right.length === 1) return left[0] === right[0] ? 0.6 : 0;
  const edits = forgivenEdits(Math.min(left.length, right.length));
  return edits > 0 && editDistance(left, right, edits) <= edits ? 0.85 : 0;
}

type Pairing = {
  pairs: { likeness: number; inFamily: boolean; crossed: boolean }[];
  unmatchedLeft: number;
  unmatchedRight: number;
};

/** Pairs the words greedily, likest first. A word of the surname paired with a given name is `crossed`. */
function pairWords(left: NameWords, right: NameWords): Pairing {
  const leftWords = [
    ...left.family.map((word) => ({ word, family: true })),
    ...left.given.map((word) => ({ word, family: false })),
  ];
  const rightWords = [
    ...right.family.map((word) => ({ word, family: true })),
    ...right.given.map((word) => ({ word, family: false })),
  ];
  const options = leftWords.flatMap((a, i) => {
    return rightWords.map((b, j) => ({
      i,
      j,
      likeness: wordLikeness(a.word, b.word),
      crossed: a.family !== b.family,
      inFamily: b.family,
    }));
  });
  options.sort((a, b) => b.likeness - a.likeness || Number(a.crossed) - Number(b.crossed));
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  const pairs: Pairing['pairs'] = [];
  for (const { i, j, likeness, crossed, inFamily } of options) {
    if (likeness === 0 || usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    pairs.push({ likeness, crossed, inFamily });
  }
  return { pairs, unmatchedLeft: leftWords.length - pairs.length, unmatchedRight: rightWords.length - pairs.length };
}

function verdictOf(score: number): NameComparison {
  const verdict = score >= 0.9 ? 'same' : score >= 0.55 ? 'maybe' : 'different';
  return { score: Math.round(score * 1000) / 1000, verdict };
}

/**
 * Compares two names whatever their order, accents, particles, initials, missing second names and small slips.
 * `same` needs a surname and a given name in full and no word that contradicts.
 */
export function comparePersonNames(left: string | PersonName, right: string | PersonName): NameComparison {
  return compareNameWords(nameWords(left), nameWords(right));
}

/** `comparePersonNames` for names already split into words. */
export function compareNameWords(left: NameWords, right: NameWords): NameComparison {
  const { pairs, unmatchedLeft, unmatchedRight } = pairWords(left, right);
  const familyPairs = pairs.filter((pair) => pair.inFamily);
  const givenPairs = pairs.filter((pair) => !pair.inFamily);
  if (familyPairs.length === 0 || givenPairs.length === 0) return verdictOf(0.3 * Math.min(1, pairs.length / 2));
  if (unmatchedLeft > 0 && unmatchedRight > 0) return verdictOf(pairs.length >= 3 ? 0.5 : 0.35);
  const slips = pairs.filter((pair) => pair.likeness > 0.6 && pair.likeness < 1).length;
  const initials = pairs.filter((pair) => pair.likeness === 0.6).length;
  const missing = unmatchedLeft + unmatchedRight;
  let score = 1 - 0.05 * slips - 0.08 * initials - 0.06 * missing;
  // Two words are little to go by: a cousin or the mother may carry them too.
  if (missing > 0 && pairs.length - initials <= 2) score -= 0.08;
  const fullGiven = givenPairs.some((pair) => pair.likeness > 0.6);
  const fullFamily = familyPairs.some((pair) => pair.likeness > 0.6);
  if (!fullFamily) return verdictOf(0.4);
  if (!fullGiven) score = Math.min(score, familyPairs.length > 1 ? 0.85 : 0.65);
  if (left.ordered && right.ordered && pairs.some((pair) => pair.crossed && pair.likeness > 0.6))
    score = Math.min(score, 0.6);
  return verdictOf(score);
}
