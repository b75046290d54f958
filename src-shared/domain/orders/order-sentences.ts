import { orderForm, type VerbForm } from './order-verbs.ts';
import type { PlainWord } from './plain-words.ts';
import type { Sentence } from './split-sentences.ts';

/** How many words may stand between an order and what it is about. */
const reach = 9;

const machines =
  /^(?:ia|ai|llms?|gpt|chatgpt|chatbots?|bots?|copilot|amanuense|asistente|robot|resumidor|respondedor)$/;
const machinePairs =
  /^(?:inteligencia artificial|modelo (?:de lenguaje|linguistico)|lector automatico|sistemas? (?:automatic[oa]s?|informatic[oa]s?|de (?:lectura|respuestas?|preguntas))|agente (?:virtual|automatico)|(?:programa|software|aplicacion|app|sistema|herramienta)s? (?:que|para) (?:lea|lee|leer|resum|proces|analiz|respond|contest|busc)|language model|procesamiento automat\w+)/;
/** "Asistente social", "escolar" … are people. */
const peopleWho = /^(?:social|escolar|educativ[oa]|legal|tecnic[oa]|administrativ[oa]|terapeutic[oa]|materno)$/;
/** Whoever reads, before what it is told: "a quien resuma este texto". */
const readsIt = /^(?:lea|lee|leen|leas|procese|procesa|analice|analiza|resuma|interprete|responda|conteste)$/;

/** What only an answer is made of. */
export const answerThings =
  /^(?:respuestas?|contestacion(?:es)?|respostas?|preguntas?|perguntas?|consultas?|answers?|questions?)$/;
/** An answer told to its writer, or as what a machine makes. */
const ownAnswer =
  /^(?:(?:tu|sua|your|esta) (?:respuesta|contestacion|resposta|salida|resumen|answer|reply|response|output)|(?:texto|resumen|contenido|mensaje|respuesta|contestacion) (?:que (?:generes|escribas|redactes|produzcas)|generad[oa]))/;
/** What makes an answer good, and so tells how to write it. */
const measures =
  /^(?:deb\w{1,6}|tiene|tendra|correcta|valida|unica|aprueba|aprobara|acepta|aceptara|must|should|deve)$/;
const contents =
  /^(?:dice|diga|decir|incluye|incluya|incluir|contiene|contenga|contener|menciona|mencione|mencionar|figurar|empez\w+|comenz\w+|termin\w+|say|include|contain)$/;
/** The end of what is read, told to whoever reads it. */
const endOfMaterial =
  /^(?:fin|final|end) (?:del?|de (?:la|los)|of) (?:the )?(?:material|contexto|context|pasajes?|datos|texto|documentos?) *$/;
/** What only those have who are told how to answer. */
export const innerThings =
  /^(?:prompts?|pasajes?|contexto|conversacion|chat|json|herramientas?|tools?|usuari[oa]s?|salida)$/;
/** What papers have too: an order is about the answer's own only when it cancels or shows them. */
const rules =
  /^(?:instruccion(?:es)?|indicacion(?:es)?|reglas?|consignas?|directivas?|politicas?|restriccion(?:es)?|ordenes|instructions?|rules?|limites|advertencias?|anterior(?:es)?|previ[oa]s?|antes|arriba|above|previous)$/;
/** "No omitir las indicaciones del médico" is about people. */
const carers = /^(?:medic|profesional|docente|pediatr|tratamiento)/;
const everything = /^(?:todo|tudo|all|everything)(?: (?:lo|o|esto|eso|that|this|of|previous|above|the))?$/;
const asking = /^(?:pregunt|consult)(?:a|an|e|en|as|es|aran?|aren?|aste|ado)$/;
const whenBefore = /^(?:si|cuando|vez|siempre|quien|quienes|alguien|te|le|les|se|nos|a)$/;
const every = /^(?:tod[oa]s?|cualquier|cualquiera|cada|ante)$/;
const modals =
  /^(?:deb\w{1,6}|tenes|tiene|tienes|tendras?|hay|vas|va|has|corresponde|obligatorio|necesario|favor|podes)$/;
const fromNow = /^(?:(?:a partir de|desde) (?:ahora|este)|de ahora en|en adelante)\b/;
/** English in a school's paper: two words of it that a Spanish sentence has not. */
const english = /^(?:you|your|are|is|the|this|that|must|should|now|with|user|answer|reply|system|tell|all)$/;
const englishReader = /^(?:you|your|user|assistant|reply|answer)$/;

const newSelf = /^(?:sos|eres|seras|debes|deberas|tenes|tienes|vas|actuaras|podes|puedes|now)$/;

/** Whether a sentence gives an order to whoever answers from the paper, and does not just tell people what to do. */
export function givesOrders(sentence: Sentence): boolean {
  const { words } = sentence;
  const orders = words.map((_, index) => orderAt(sentence, index));
  const isAny = (test: (words: readonly PlainWord[], index: number) => boolean): boolean =>
    words.some((_, index) => test(words, index));
  if (isAny(isMachine) && words.some(canOrder)) return true;
  if (isAny(makesNewSelf) || orders.some((order, index) => order && isAboutAnswers(order, sentence, index)))
    return true;
  if (isAny(tellsAnswer) || isAny(endsMaterial) || isEnglishToReader(words)) return true;
  const says = orders.filter((order) => order?.use === 'say');
  if (says.length > 0 && isAny(isWhenAsked)) return true;
  // "Al contestar, citar el número" is what offices print under their letters.
  return says.some((order) => order?.form !== 'infinitive') && isAny(isWhenAnswering);
}

function isAboutAnswers(order: VerbForm, { words, startsClause }: Sentence, index: number): boolean {
  const near = words.slice(Math.max(0, index - 3), index + 1 + reach).map(({ folded }) => folded);
  const has = (things: RegExp): boolean => near.some((word) => things.test(word));
  if (order.use === 'cancel' && has(rules) && !has(carers)) return true;
  if (order.use === 'cancel' && everything.test(following(words, index + 1, 2))) return true;
  if (has(innerThings) || (order.use !== 'act' && has(answerThings))) return true;
  // "Agrega que …" tells what somebody added; "decile que …" is for a person to pass on.
  const dictates = order.use === 'say' && !order.hasPronoun && /\bque\b/.test(following(words, index + 1, 2));
  const isOrder = order.form === 'infinitive' ? startsClause[index] === 'yes' : order.form !== 'telling';
  return dictates && isOrder;
}

function orderAt({ words, startsClause }: Sentence, index: number): VerbForm | null {
  const order = orderForm(words[index]!);
  if (!order || order.form === 'certain' || startsClause[index] === 'yes') return order;
  if (order.form === 'telling') return null;
  if (startsClause[index] === 'maybe') return order;
  return foldedBefore(words, index, 3).some((word) => modals.test(word)) ? order : null;
}

/** Whether a word names a machine that reads or answers. */
export function isMachine(words: readonly PlainWord[], index: number): boolean {
  const [folded, next] = [words[index]!.folded, words[index + 1]?.folded ?? ''];
  if (machines.test(folded)) return !peopleWho.test(next);
  return machinePairs.test(following(words, index, 3)) || (/^quien(?:es)?$/.test(folded) && readsIt.test(next));
}

/** Said to a machine, an order may stand anywhere: "se pide al asistente que informe". */
function canOrder(word: PlainWord): boolean {
  const order = orderForm(word);
  return order !== null && (order.form !== 'telling' || order.use === 'say');
}

/** "A partir de ahora sos …", "de ahora en más respondés …". */
function makesNewSelf(words: readonly PlainWord[], index: number): boolean {
  if (!fromNow.test(following(words, index, 4))) return false;
  return words
    .slice(index, index + 4 + reach)
    .some((word) => newSelf.test(word.folded) || orderForm(word)?.form === 'certain');
}

/** "Si te preguntan …", "ante toda consulta …". */
function isWhenAsked(words: readonly PlainWord[], index: number): boolean {
  const { folded } = words[index]!;
  const before = foldedBefore(words, index, 4);
  if (asking.test(folded) && before.some((word) => whenBefore.test(word))) return true;
  return answerThings.test(folded) && before.some((word) => every.test(word));
}

/** "La respuesta debe decir …", "tu contestación", "el texto que generes". */
function tellsAnswer(words: readonly PlainWord[], index: number): boolean {
  const near = words.slice(Math.max(0, index - 3), index + 1 + reach).map(({ folded }) => folded);
  const has = (things: RegExp): boolean => near.some((word) => things.test(word));
  if (ownAnswer.test(following(words, index, 3))) return has(measures) || words.some(canOrder);
  return answerThings.test(words[index]!.folded) && has(measures) && has(contents);
}

function endsMaterial(words: readonly PlainWord[], index: number): boolean {
  return index === 0 && words.length <= 5 && endOfMaterial.test(following(words, 0, 5));
}

function isEnglishToReader(words: readonly PlainWord[]): boolean {
  const found = words.filter(({ folded }) => english.test(folded));
  return found.length >= 3 && found.some(({ folded }) => englishReader.test(folded));
}

/** "Al responder …", "cuando contestes …". */
function isWhenAnswering(words: readonly PlainWord[], index: number): boolean {
  return /^(?:al|cuando) (?:respond|contest)(?:er|ar|as|es|an|en|a|e)$/.test(following(words, index, 2));
}

function foldedBefore(words: readonly PlainWord[], index: number, count: number): string[] {
  return words.slice(Math.max(0, index - count), index).map(({ folded }) => folded);
}

function following(words: readonly PlainWord[], index: number, count: number): string {
  return words
    .slice(index, index + count)
    .map(({ folded }) => folded)
    .join(' ');
}
