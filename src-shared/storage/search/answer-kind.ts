import { foldedWords } from '../../domain/fold-text.ts';
import type { WeightedTerms } from './best-sentences.ts';
import type { SearchWord } from './search-words.ts';

/** What a question wants to be answered with, where words tell it: a day or a year, a share in hundredths, a number. */
export type AnswerKind = 'date' | 'share' | 'number';

/** Words on either side of an answer among which the words of its question mostly stand: those of a usual sentence. */
const reach = 12;

const namesShare = /\bporcentaje\b/;
const namesNumber = /\bcuant[oa]s?\b/;
const namesDate = /\bcuando\b|\b(que|cual (es|fue) (el|la)) (ano|fecha|dia|mes|decada|siglo)\b/;

const digits = /^\d/;
const year = /^(1\d|20)\d\d$/;
const sharePattern = /^(,\d+)?\s*(%|por ciento)/;
const sharePatternLength = 16;

const dateWords: ReadonlySet<string> = new Set(
  foldedWords(
    `enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre siglo`,
  ),
);
/** "Un" and "una" mostly count nothing. */
const numberWords: ReadonlySet<string> = new Set(
  foldedWords(`dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta
    cincuenta sesenta setenta ochenta noventa cien ciento mil millón millones decenas cientos miles mitad tercio
    ningún ninguna varios varias`),
);

/** The kind of answer that a question asks for; null where its words do not tell. */
export function kindOfAnswer(words: readonly SearchWord[]): AnswerKind | null {
  const text = words.map(({ folded }) => folded).join(' ');
  if (namesShare.test(text)) return 'share';
  if (namesNumber.test(text)) return 'number';
  return namesDate.test(text) ? 'date' : null;
}

/** The largest weight of the query's words, each once, that stands around something of that kind which the query lacks. */
export function weighAroundAnswer(
  kind: AnswerKind,
  { byStem, weights }: WeightedTerms,
  text: string,
  words: readonly SearchWord[],
): number {
  const found = words.flatMap(({ stem }, place) => {
    const term = byStem.get(stem);
    return term === undefined ? [] : [{ place, term }];
  });
  if (found.length === 0) return 0;
  let best = 0;
  for (const [place, word] of words.entries()) {
    if (byStem.has(word.stem) || !isOfKind(kind, word, text)) continue;
    const near = new Set(found.filter((one) => Math.abs(one.place - place) <= reach).map(({ term }) => term));
    best = Math.max(
      best,
      [...near].reduce((sum, term) => sum + weights[term]!, 0),
    );
  }
  return best;
}

function isOfKind(kind: AnswerKind, { folded, end }: SearchWord, text: string): boolean {
  if (kind === 'date') return year.test(folded) || dateWords.has(folded);
  if (kind === 'share') return digits.test(folded) && sharePattern.test(text.slice(end, end + sharePatternLength));
  return (digits.test(folded) && !year.test(folded)) || numberWords.has(folded);
}
