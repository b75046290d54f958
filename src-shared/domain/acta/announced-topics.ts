import { foldedWords, foldText } from '../fold-text.ts';
import type { ActaSentence, ActaTopic } from './acta.ts';
import { asWritten, type SpokenSentence } from './spoken-sentences.ts';

const ordinal =
  '(?:primer(?:o|a)?|segund[oa]|tercer(?:o|a)?|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|octav[oa]|ultim[oa]|proxim[oa]|siguiente|otro)';
/** What announces the matter that is talked about from then on; what follows it is its title. */
const announces = new RegExp(
  `(?:^|[.,;] )(?:(?:bueno|bien|entonces|y|ahora)[, ]+)*(?:(?:el |como |con el |vamos (?:con|a)l? |pasamos al? |seguimos con el )?${ordinal} (?:punto|tema|asunto)(?: (?:del orden del dia|de hoy|a tratar))?(?: es| seria| trata de|:|,)?|pasamos a(?:l tema de|l| hablar de)?|pasemos a(?:l)?|seguimos con|vamos a hablar de|vamos a tratar|en otro orden de cosas,?) `,
);
const lists =
  /\b(?:orden del dia(?: de hoy)?|temas? (?:de hoy|a tratar|para hoy|que (?:vamos a|hay que) tratar)|puntos? (?:de hoy|a tratar)|vamos a (?:tratar|hablar de|ver))\b(?: (?:es|son|seran|van a ser|tiene|hay|incluye))?(?: (?:\w+ )?(?:puntos|temas))?\s*[:,]?\s*/;
const mostOfTopic = 8;
const fewestWords = 6;
const longestTitle = 90;

/** The agenda as it was announced: each of its matters with the sentence that names it. */
export function findAgenda(sentences: readonly SpokenSentence[]): ActaSentence[] {
  for (const { speaker: _speaker, ...sentence } of sentences) {
    const found = lists.exec(foldText(sentence.quote));
    if (!found) continue;
    const matters = sentence.quote
      .slice(found.index + found[0].length)
      .replace(/[.!?…]+$/u, '')
      .split(/\s*[,;]\s*(?:y\s+|e\s+)?|\s+y\s+(?=(?:la|el|los|las|un|una|lo)\s)/u)
      .map((matter) => matter.trim())
      .filter((matter) => /\p{L}{3}/u.test(matter));
    if (matters.length > 0) return matters.map((matter) => ({ ...sentence, text: asWritten(matter) }));
  }
  return [];
}

/** What was said of each matter that was announced: of long talk, the sentences that say most. `taken` are told elsewhere. */
export function findTopics(sentences: readonly SpokenSentence[], taken: ReadonlySet<number>): ActaTopic[] {
  const topics: (Omit<ActaTopic, 'sentences'> & { said: SpokenSentence[] })[] = [
    { title: '', announced: null, said: [] },
  ];
  for (const sentence of sentences) {
    const announced = announces.exec(foldText(sentence.quote));
    const isTaken = taken.has(sentence.startMs);
    if (announced) {
      const { speaker: _speaker, ...spoken } = sentence;
      const title = titleOf(sentence.quote.slice(announced.index + announced[0].length));
      topics.push({ title, announced: spoken, said: [] });
    }
    if (!announced && !isTaken) topics.at(-1)!.said.push(sentence);
  }
  return topics
    .map(({ said, ...topic }) => ({ ...topic, sentences: tellingSentences(said) }))
    .filter(({ title, sentences: kept }) => title !== '' || kept.length > 0);
}

function titleOf(text: string): string {
  const [first = ''] = text.split(/[.;?!]/);
  const title = asWritten(first.trim().slice(0, longestTitle)).replace(/\.$/, '');
  return title;
}

/** Those whose words come back most in what was said of the matter, and those with figures, in their order. */
function tellingSentences(said: readonly SpokenSentence[]): ActaSentence[] {
  const wordsOf = (text: string) => foldedWords(text).filter((word) => word.length > 4);
  const counts = new Map<string, number>();
  for (const { quote } of said)
    for (const word of new Set(wordsOf(quote))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weigh = ({ quote }: SpokenSentence): number => {
    const words = [...new Set(wordsOf(quote))];
    const shared = words.reduce((sum, word) => sum + (counts.get(word) ?? 1) - 1, 0);
    return (shared + words.length) / Math.sqrt(words.length + 1) + (/\d/.test(quote) ? 1 : 0);
  };
  const worth = said.filter(({ quote }) => foldedWords(quote).length >= fewestWords && !/^¿|\?$/.test(quote));
  const best = new Set([...worth].sort((a, b) => weigh(b) - weigh(a)).slice(0, mostOfTopic));
  return worth.filter((sentence) => best.has(sentence)).map(({ speaker: _speaker, ...sentence }) => sentence);
}
