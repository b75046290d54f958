import { foldedWords, foldText } from './fold-text.ts';

/** Letters that two forms of a word share ("vacunación", "vacunas"). */
const stemLetters = 5;
/** Part of a sentence's longer words that its passage or the question must hold. */
const leastKnown = 0.5;

/**
 * Whether what a model wrote can rest on what it quotes: every number and every name of the sentence stands in its passage or in
 * the question, and so does at least half of its longer words. It does not prove that the sentence is true; it
 * catches numbers and names that come from nowhere.
 */
export function isSupported(sentence: string, passage: string, question: string): boolean {
  const known = `${passage}\n${question}`;
  if (!hasNothingFromNowhere(sentence, known)) return false;
  const knownWords = new Set(foldedWords(known));
  const stems = new Set([...knownWords].map((word) => word.slice(0, stemLetters)));
  const longer = foldedWords(sentence).filter((word) => word.length >= stemLetters && !/\d/.test(word));
  const held = longer.filter((word) => stems.has(word.slice(0, stemLetters)));
  return longer.length === 0 || held.length >= leastKnown * longer.length;
}

/**
 * Whether at least half of the longer words that a sentence adds to the question stand in the words that it is proven with: a
 * sentence that only turns the question round rests on nothing.
 */
export function addsFromProof(sentence: string, proof: string, question: string): boolean {
  const [asked, proven] = [longerStems(question), new Set(longerStems(proof))];
  const added = longerStems(sentence).filter((stem) => !asked.includes(stem));
  return added.filter((stem) => proven.has(stem)).length >= leastKnown * added.length;
}

function longerStems(text: string): string[] {
  return foldedWords(text)
    .filter((word) => word.length >= stemLetters && !/\d/.test(word))
    .map((word) => word.slice(0, stemLetters));
}

/** Whether every number and every name of what a model wrote stands in what it was given. */
export function hasNothingFromNowhere(written: string, known: string): boolean {
  const knownNumbers = new Set(numbersOf(known));
  if (!numbersOf(written).every((number) => knownNumbers.has(number))) return false;
  const knownWords = new Set(foldedWords(known));
  return namesOf(written).every((name) => knownWords.has(name));
}

/** Digits of each number, without the dots of thousands: "54.321.987" and "54321987" are one. */
function numbersOf(text: string): string[] {
  return (text.match(/\d+(?:\.\d{3})*/g) ?? []).map((number) => number.replaceAll('.', '').replace(/^0+(?=\d)/, ''));
}

/** Folded words that start with a capital and do not start a sentence. */
function namesOf(sentence: string): string[] {
  return [...sentence.matchAll(/(?<=[\p{L}\p{N},;:]\s+|[«"(])\p{Lu}[\p{L}’']+/gu)]
    .flatMap(([name]) => foldText(name).split(/[^\p{L}]+/u))
    .filter(Boolean);
}
