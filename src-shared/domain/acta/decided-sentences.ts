import { foldText } from '../fold-text.ts';
import { columnValueTypes } from '../values/index.ts';
import type { ActaDecision } from './acta.ts';
import { isDeniedAt } from './denied-verbs.ts';
import { withoutOpeners } from './not-people.ts';
import type { SpokenSentence } from './spoken-sentences.ts';

const decides =
  /\b(?:se (?:decide|decidio|acuerda|acordo|resuelve|resolvio|aprueba|aprobo|establece|determina|define|compromete|comprometen|encarga|encargan|ocupa|ocupan|va a encargar|van a encargar|va a ocupar|van a ocupar|hace cargo)|decidimos|acordamos|acordado|resolvemos|aprobamos|quedamos en|queda(?:mos)? (?:en|decidido|acordado|aprobad[oa]|resuelto|establecido|fijad[oa]|encargad[oa]|a cargo|de acuerdo)|(?:me|nos) (?:comprometo|comprometemos|encargo|encargamos|ocupo|ocupamos)|vamos a hacer|esta aprobado|por unanimidad)\b/g;
/** What was decided against is a decision too; who does not promise, or what was not agreed on, is none. */
const decidesAgainst = /apr(?:ueb|ob)|vamos a hacer/;
/** What is not decided is no decision, and neither is what is asked. */
const undecided =
  /\b(?:no (?:se )?(?:decid|acord|acuerd|resol|resuel|queda)\w*|no (?:hay|hubo) acuerdo|todavia no|aun no|no [^.,;]*\b(?:todavia|aun|por ahora)|falta (?:decidir|definir|resolver)|hay que (?:ver|decidir|definir) si|si (?:no )?(?:se )?(?:aprueba|decide))\b/;

const person = "\\p{Lu}[\\p{L}'’]+(?:\\s+\\p{Lu}[\\p{L}'’]+){0,3}";
const doers = [
  new RegExp(
    `(?:a cargo de|encargad[oa]s? (?:a|es|son)?|responsables?(?:\\s+(?:es|son|va a ser))?:?)\\s*(?:la |el |los |las )?((?:\\p{Ll}+\\s+)?${person})`,
    'u',
  ),
  new RegExp(
    `((?:\\b(?:[Ll]a|[Ee]l)\\s+\\p{Ll}+\\s+)?${person})(?:,[^,]*,)?\\s+(?:se (?:va a |compromete|encarga|ocupa|hace)|queda (?:a cargo|encargad))`,
    'u',
  ),
  /\b((?:la|el|los|las) (?:secretaria|direccion|director[ae]?|preceptor(?:[ae]s?|es)?|docentes?|cooperadora|familias?|equipo(?: \p{Ll}+)?|maestr[oa]s?|madre|padre|tutor[ae]?)) se (?:va a |van a |compromete|encarga|ocupa|hace)/iu,
];
const firstPerson = /\bme (?:comprometo|encargo|ocupo)\b/;
const weekday = '(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)';
const month = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';
const due = new RegExp(
  `\\b(?:para|antes de|hasta|a partir de)?\\s*(?:el\\s+|del\\s+|este\\s+|al\\s+)?((?:${weekday}(?:\\s+\\d{1,2})?(?:\\s+de\\s+${month})?(?:\\s+que viene|\\s+próximo)?)|(?:\\d{1,2}\\s+de\\s+${month}(?:\\s+de\\s+\\d{4})?)|(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?)|(?:(?:fin(?:es)?|principios?|mediados)\\s+de\\s+(?:mes|año|${month}))|(?:la (?:próxima semana|semana que viene|semana próxima))|(?:el mes que viene|el mes próximo))`,
  'iu',
);

/** What was decided, in order, with who does it and by when where that was said. */
export function findDecisions(sentences: readonly SpokenSentence[]): ActaDecision[] {
  return sentences.flatMap(({ speaker, ...sentence }): ActaDecision[] => {
    if (undecided.test(foldText(sentence.quote)) || /\?["»”)]?$/.test(sentence.quote)) return [];
    const decided = decidingWords(sentence.quote);
    const done = decided.filter(({ isDenied }) => !isDenied);
    if (!decided.some(({ isDenied, words }) => !isDenied || decidesAgainst.test(words))) return [];
    const responsible = done.length === 0 ? '' : responsibleIn(sentence.quote, speaker);
    return [{ ...sentence, responsible, due: dueIn(sentence.quote) }];
  });
}

/** Whether what was said leaves a matter open, and decides none. */
export function isLeftOpen(said: string): boolean {
  const sentences = foldText(said).split(/[.!?]+/);
  const isOpen = (sentence: string) => undecided.test(sentence);
  return (
    sentences.some(isOpen) && !sentences.some((sentence) => decidingWords(sentence).length > 0 && !isOpen(sentence))
  );
}

/** Where a sentence decides something, and whether it does so by denying it. */
function decidingWords(text: string): { words: string; isDenied: boolean }[] {
  const folded = foldText(text);
  return [...folded.matchAll(decides)].map(({ 0: words, index }) => ({ words, isDenied: isDeniedAt(folded, index) }));
}

function responsibleIn(quote: string, speaker: string | null): string {
  const folded = foldText(quote);
  const own = firstPerson.exec(folded);
  if (own && !isDeniedAt(folded, own.index)) return speaker !== null && /\p{L}{2}/u.test(speaker) ? speaker : '';
  const found = doers.flatMap((pattern) => withoutOpeners(pattern.exec(quote)?.[1] ?? '') || []);
  return (found[0] ?? '').replace(/^(?:la|el|los|las)\s+/iu, '');
}

function dueIn(quote: string): string {
  const said = due.exec(quote)?.[1]?.trim();
  if (said !== undefined) return said;
  const [date] = columnValueTypes.date.find(quote);
  return date ? columnValueTypes.date.format(date.value) : '';
}
