import { foldedWords, foldText } from './fold-text.ts';
import { numberFromWords } from './number-words.ts';

/** What kind of thing answers a question, as its first words tell. */
export type ExpectedAnswer = 'date' | 'time' | 'number' | 'name';

const asked: readonly (readonly [RegExp, ExpectedAnswer])[] = [
  [/\ba que hora\b|\b(?:en )?que horario\b|\bdesde que hora\b/, 'time'],
  [/\bcuando\b|\b(?:que|cual) (?:es la |fue la )?(?:dia|fecha|ano|mes|siglo|decada)\b/, 'date'],
  [/\bcuant[oa]s?\b|\bque (?:cantidad|numero|porcentaje|monto|importe|proporcion)\b/, 'number'],
  [/\bquien(?:es)?\b|\bcomo se llama/, 'name'],
];

/** What kind of thing a question asks for; null when its words do not tell. */
export function expectedAnswer(question: string): ExpectedAnswer | null {
  const folded = foldText(question);
  return asked.find(([words]) => words.test(folded))?.[1] ?? null;
}

const months = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre';
const days = 'lunes|martes|miercoles|jueves|viernes|sabado|domingo';
const datePattern = new RegExp(
  `(?<![\\d.,])(?:1[0-9]|20)\\d{2}(?![\\d.,]\\d|\\d)|\\d{1,2}[/-]\\d{1,2}|\\b(?:${months}|${days})\\b|\\bsiglos? [xvi]+\\b|\\bdecada de\\b`,
  'g',
);
const timePattern = /\b\d{1,2}(?:[:.]\d{2})? ?(?:hs?\b|horas?\b)|\b\d{1,2}:\d{2}\b|\bmediodia\b|\bmedianoche\b/g;
const numberPattern = /\d+(?:[.,]\d+)*/g;
const namePattern = /(?<=[\p{Ll}\p{N},;:)] |[“"«(])\p{Lu}\p{L}+/gu;

/** Whether a text holds something of a kind that is not among the `known` words, which are those of the question, folded. */
export function holdsExpected(kind: ExpectedAnswer, text: string, known: ReadonlySet<string>): boolean {
  const isNew = (found: string) => foldedWords(found).some((word) => !known.has(word));
  const folded = foldText(text);
  const finds = (pattern: RegExp, within: string) => [...within.matchAll(pattern)].some(([found]) => isNew(found));
  switch (kind) {
    case 'date':
      return finds(datePattern, folded);
    case 'time':
      return finds(timePattern, folded);
    case 'number':
      return finds(numberPattern, folded) || foldedWords(text).some((word) => isNumberWord(word) && !known.has(word));
    case 'name':
      return finds(namePattern, text);
  }
}

/** "Un" and "una" are articles far more often than numbers. */
function isNumberWord(word: string): boolean {
  return word.length > 2 && word !== 'una' && numberFromWords(word) !== null;
}
