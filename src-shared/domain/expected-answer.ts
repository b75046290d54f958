import { foldedWords, foldText } from './fold-text.ts';
import { numberWordsPattern } from './number-words.ts';

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
/** "Un" and "una" are articles far more often than numbers. */
const numberPattern = new RegExp(`\\d+(?:[.,]\\d+)*|\\b(?!una?\\b)${numberWordsPattern}\\b`, 'g');
const namePattern = /(?<=[\p{Ll}\p{N},;:)] |[“"«(])\p{Lu}\p{L}+/gu;

const patterns: Readonly<Record<ExpectedAnswer, RegExp>> = {
  date: datePattern,
  time: timePattern,
  number: numberPattern,
  name: namePattern,
};

/** Where a text has things of a kind that are not among the `known` words, which are those of the question, folded. */
export function expectedPlaces(kind: ExpectedAnswer, text: string, known: ReadonlySet<string>): number[] {
  // Only capitals tell names.
  const within = kind === 'name' ? text : foldText(text);
  return [...within.matchAll(patterns[kind])]
    .filter(([found]) => foldedWords(found).some((word) => !known.has(word)))
    .map(({ index }) => index);
}

/** Whether a text holds something of a kind that is not among the `known` words. */
export function holdsExpected(kind: ExpectedAnswer, text: string, known: ReadonlySet<string>): boolean {
  return expectedPlaces(kind, text, known).length > 0;
}
