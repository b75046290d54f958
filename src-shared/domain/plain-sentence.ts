import { foldedWords } from './fold-text.ts';
import { findOrders } from './orders/without-orders.ts';

/** Tags, pictures and links of Markdown, code, objects, and the marks of a chat's turns. */
const markup = /<[^<>]*>|!?\[[^\]]*\]\s*\(|`{3}|[{}]|<\||\|>|\[\/?INST\]/iu;
const address =
  /(?:https?:|www\.|mailto:|javascript:|data:|file:|ftp:|\/\/)[^\s«»"'“”)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
/** Letters that two forms of a word share. */
const stemLetters = 4;
const tellingLetters = 4;

/**
 * Whether a sentence of a model is one that an answer may show: plain words, no order to whoever reads it, and no web or
 * mail address that does not stand, letter by letter, in what it quotes.
 */
export function isPlainSentence(sentence: string, quote: string): boolean {
  if (markup.test(sentence) || findOrders(sentence).length > 0) return false;
  return (sentence.match(address) ?? []).every((found) => quote.includes(found.replace(/[.,;:]+$/u, '')));
}

/** Whether a text holds a web or mail address. */
export function hasAddress(text: string): boolean {
  return text.search(address) >= 0;
}

/** Whether a sentence, or what it quotes, has a telling word in common with the question; a question with none is no measure. */
export function isAboutQuestion(sentence: string, quote: string, question: string): boolean {
  const asked = stemsOf(question);
  if (asked.size === 0) return true;
  return [...stemsOf(`${sentence}\n${quote}`)].some((stem) => asked.has(stem));
}

function stemsOf(text: string): Set<string> {
  const telling = foldedWords(text).filter(
    (word) => /\d/.test(word) || (word.length >= tellingLetters && !empty.has(word)),
  );
  return new Set(telling.map((word) => word.slice(0, stemLetters)));
}

/** Longer words that ask or join and tell nothing. */
const empty: ReadonlySet<string> = new Set(
  'cual cuales cuando cuanto cuanta cuantos cuantas quien quienes donde como porque para desde hasta sobre entre este esta estos estas esos esas aquel aquella todo toda todos todas tiene tienen tenia hace hacen debe deben puede pueden sera seran fueron esta estan tanto pero sino segun ante bajo contra durante mediante algun alguna algunos algunas otro otra otros otras cada mismo misma'.split(
    ' ',
  ),
);
