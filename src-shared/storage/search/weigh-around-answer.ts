import { expectedPlaces } from '../../domain/expected-answer.ts';
import type { WeightedTerms } from './best-sentences.ts';
import type { SearchQuery } from './search-query.ts';
import type { SearchWord } from './search-words.ts';

/** Words on either side of an answer among which those of its question mostly stand: a usual sentence has about as many. */
const reach = 12;

/**
 * The largest weight of a question's words, each once, that stands around something of the kind that answers it: a date,
 * an hour or a number. Names stand everywhere: they tell no passages apart.
 */
export function weighAroundAnswer(
  { expects, isKeywords, words: asked }: SearchQuery,
  { byStem, weights }: WeightedTerms,
  text: string,
  words: readonly SearchWord[],
): number {
  if (isKeywords || expects === null || expects === 'name') return 0;
  const found = words.flatMap(({ stem }, place) => {
    const term = byStem.get(stem);
    return term === undefined ? [] : [{ place, term }];
  });
  if (found.length === 0) return 0;
  const known = new Set(asked.map(({ folded }) => folded));
  let best = 0;
  for (const offset of expectedPlaces(expects, text, known)) {
    const place = words.findIndex(({ end }) => end > offset);
    const near = new Set(found.filter((one) => Math.abs(one.place - place) <= reach).map(({ term }) => term));
    const weight = [...near].reduce((sum, term) => sum + weights[term]!, 0);
    best = Math.max(best, weight);
  }
  return best;
}
