import { foldedWords } from '../../../src-shared/domain/fold-text.ts';
import type { TrialPart } from '../../../src-shared/domain/prompt-trial.ts';

/** What both sides say of one thing; null where one says nothing of it. */
export type AlignedParts = { left: TrialPart | null; right: TrialPart | null };

/** Parts less alike than this are of different things. */
const leastAlike = 0.3;
/** What resting on the same words of the paper counts for. */
const sameProof = 0.5;

/** The parts of two texts beside each other, each in its order, so that as much as can be stands beside its like. */
export function alignParts(left: readonly TrialPart[], right: readonly TrialPart[]): AlignedParts[] {
  const alike = left.map((one) => right.map((other) => likeness(one, other)));
  const best = bestSums(alike, right.length);
  const rows: AlignedParts[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const pair = alike[i]?.[j] ?? 0;
    const rest = best[i + 1]?.[j + 1] ?? 0;
    if (pair >= leastAlike && best[i]![j] === pair + rest) {
      rows.push({ left: left[i++]!, right: right[j++]! });
    } else if (i < left.length && (j >= right.length || best[i]![j] === best[i + 1]![j])) {
      rows.push({ left: left[i++]!, right: null });
    } else {
      rows.push({ left: null, right: right[j++]! });
    }
  }
  return rows;
}

/** The most likeness that the parts from each place on can have side by side. */
function bestSums(alike: readonly (readonly number[])[], width: number): number[][] {
  const best = Array.from({ length: alike.length + 1 }, () => new Array<number>(width + 1).fill(0));
  for (let i = alike.length - 1; i >= 0; i -= 1) {
    for (let j = width - 1; j >= 0; j -= 1) {
      const pair = alike[i]![j]!;
      const together = pair >= leastAlike ? pair + best[i + 1]![j + 1]! : 0;
      best[i]![j] = Math.max(together, best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  return best;
}

/** How many of their words two parts share, from 0 to 1, and more when they rest on the same words of the paper. */
function likeness(one: TrialPart, other: TrialPart): number {
  const [mine, theirs] = [new Set(foldedWords(one.text)), new Set(foldedWords(other.text))];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  const alike = mine.size + theirs.size === 0 ? 1 : (2 * shared) / (mine.size + theirs.size);
  const quotes = one.citations.map(({ quote }) => quote);
  return alike + (other.citations.some(({ quote }) => quotes.includes(quote)) ? sameProof : 0);
}
