import { type ExpectedAnswer, expectedAnswer } from '../../domain/expected-answer.ts';
import { foldText } from '../../domain/fold-text.ts';
import { type SearchWord, searchWords } from './search-words.ts';
import { stopWords } from './spanish-words.ts';

/** A query, taken apart. */
export type SearchQuery = {
  /** As it was asked. */
  text: string;
  /** What kind of thing answers it; null when its words do not tell. */
  expects: ExpectedAnswer | null;
  /** Every word in order, for phrases. */
  words: SearchWord[];
  /** The words that say what is looked for, each once; all of them when every word is a stop word. */
  terms: SearchWord[];
  /** Runs that stood between quotes: every one must be there as written. */
  quoted: SearchWord[][];
  /** Stems of the words written as names: with a capital that no beginning of a sentence asks for. */
  names: ReadonlySet<string>;
  /** Years that it speaks of ("2019"). */
  years: readonly string[];
  /** Few words and no question: exact and whole matches go before everything else. */
  isKeywords: boolean;
};

const questions = /[¿?]|^(que|quien|quienes|como|cuando|donde|cual|cuales|cuant[oa]s?|por que|a que|en que|de que)\b/;
const beginsSentence = /[.:?!¿¡"«“]/;
const yearPattern = /^(1[5-9]|20)\d\d$/;
const maximumKeywords = 8;
const maximumTerms = 40;

/** Takes a query apart. */
export function parseQuery(text: string): SearchQuery {
  const written = text.slice(0, 2000).trim();
  const folded = foldText(written);
  const words = searchWords(folded);
  const telling = words.filter((word) => !stopWords.has(word.folded));
  const terms = onePerStem(telling.length > 0 ? telling : words).slice(0, maximumTerms);
  const quoted = [...folded.matchAll(/"([^"]+)"/g)]
    .map((match) => searchWords(match[1]!))
    .filter((run) => run.length > 0);
  return {
    text: written,
    expects: expectedAnswer(written),
    words,
    terms,
    quoted,
    names: findNames(written, words),
    years: terms.map(({ folded: word }) => word).filter((word) => yearPattern.test(word)),
    isKeywords: terms.length <= maximumKeywords && !questions.test(folded),
  };
}

/** What stands in capitals from end to end tells nothing of names. */
function findNames(written: string, words: readonly SearchWord[]): Set<string> {
  if (!/\p{Ll}/u.test(written)) return new Set();
  const named = words.filter(({ start }, index) => {
    const isFirst = index === 0 || beginsSentence.test(written.slice(words[index - 1]!.end, start));
    return !isFirst && /\p{Lu}/u.test(written[start]!);
  });
  return new Set(named.map(({ stem }) => stem));
}

function onePerStem(words: readonly SearchWord[]): SearchWord[] {
  const byStem = new Map<string, SearchWord>();
  for (const word of words) if (!byStem.has(word.stem)) byStem.set(word.stem, word);
  return [...byStem.values()];
}
