import type { Phrase, WordQuery } from './passage-words.ts';

/** Stems as one school writes them in the index that schools share. */
export type Lexemes = {
  stem(lexeme: string): string;
  /** What is looked for, as a `tsquery`. */
  query(query: WordQuery): string;
  /** Every stem that is looked for. */
  all(query: WordQuery): string[];
  /** Stems with their places, as a `tsvector`. */
  vector(stems: readonly string[]): string;
};

/** A lexeme has at most 2046 bytes; what is longer is no word, and is told apart by its beginning. */
const longestStem = 400;

/**
 * Words of one school are looked up apart from those of the others, by what they begin with; that two schools begin alike
 * only costs time. Stems are letters and digits only: they cannot break out of the quotes.
 */
export function createLexemes(school: string): Lexemes {
  const tag = school.slice(0, 4);
  const lexeme = (stem: string): string => `${tag}${stem.slice(0, longestStem)}`;
  const inQuery = (phrase: Phrase, areBeginnings: boolean): string =>
    `(${phrase.map((stem) => `'${lexeme(stem)}'`).join(' <-> ')}${areBeginnings ? ':*' : ''})`;
  return {
    stem: (written) => written.slice(tag.length),
    query: ({ phrases, every, areBeginnings = false }) =>
      phrases.map((phrase) => inQuery(phrase, areBeginnings)).join(every ? ' & ' : ' | '),
    all: ({ phrases }) => phrases.flat().map(lexeme),
    vector(stems) {
      const places = Map.groupBy(stems.keys(), (index) => lexeme(stems[index]!));
      return [...places].map(([own, at]) => `'${own}':${at.map((index) => index + 1).join(',')}`).join(' ');
    },
  };
}
