import { foldText } from '../../domain/fold-text.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import { stopWords } from './spanish-words.ts';

/** A query, taken apart. */
export type SearchQuery = {
  /** Every word in order, for phrases. */
  words: SearchWord[];
  /** The words that say what is looked for, each once; all of them when every word is a stop word. */
  terms: SearchWord[];
  /** Runs that stood between quotes: every one must be there as written. */
  quoted: SearchWord[][];
  /** Few words and no question: exact and whole matches go before everything else. */
  isKeywords: boolean;
};

const questions = /[¿?]|^(que|quien|quienes|como|cuando|donde|cual|cuales|cuant[oa]s?|por que|a que|en que|de que)\b/;
const maximumKeywords = 8;
const maximumTerms = 40;

/** Takes a query apart. */
export function parseQuery(text: string): SearchQuery {
  const folded = foldText(text.slice(0, 2000)).trim();
  const words = searchWords(folded);
  const telling = words.filter((word) => !stopWords.has(word.folded));
  const terms = onePerStem(telling.length > 0 ? telling : words).slice(0, maximumTerms);
  const quoted = [...folded.matchAll(/"([^"]+)"/g)]
    .map((match) => searchWords(match[1]!))
    .filter((run) => run.length > 0);
  return {
    words,
    terms,
    quoted,
    isKeywords: terms.length <= maximumKeywords && !questions.test(folded),
  };
}

function onePerStem(words: readonly SearchWord[]): SearchWord[] {
  const byStem = new Map<string, SearchWord>();
  for (const word of words) if (!byStem.has(word.stem)) byStem.set(word.stem, word);
  return [...byStem.values()];
}
