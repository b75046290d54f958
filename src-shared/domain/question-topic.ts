import { foldText } from './fold-text.ts';

/** Words of a question that say nothing of what its papers must hold; folded. */
const fillers = new Set(
  `a al algun alguna algunos algunas ante aca ahi ahora aun ano anos biblioteca busca buscame cantidad cargada
  cargadas cargado cargados ciclo con cual cuales cuando cuanta cuantas cuanto cuantos dame de decime del desde documento
  documentos donde durante e el ella ellas ellos en encontra entre era es escuela ese esa esos esas esta estan estas este
  esto estos fue fueron guardada guardadas guardado guardados habia hasta hay hoy hubieron hubo la las le lectivo les
  lista listado listame listar llegado llegaron llego lo los mandaron me mes mi mostrame mostra necesito nos o para papel
  papeles archivo archivos pasame pedida pedidas pedido pedidos pidieron pidio podes por presentada presentadas
  presentado presentados presentaron presento que quien quienes quiero recibida recibidas recibieron recibimos recibio
  saber se ser si solicitada solicitadas solicitaron solicito son su sus te tema tenemos tengo tiene tienen toda todas
  todo todos total tuvo tuvieron un una unas unos ver y ya alumno alumna alumnos apellido chico chica dni docente
  nombre numero palabra persona senor senora chicos
  estudiante estudiantes nene nena nenes familia trajo trajeron van cursan asisten concurren pupilos`.split(/\s+/),
);

const word = /[\p{L}\p{N}]+(?:[.,/’'-][\p{L}\p{N}]+)*/gu;

/** Verbs that say whom or what a paper must name: its words stand together there. */
const naming = /\b(?:nombran?|mencionan?|figuran?|aparecen?|salen?|citan?)\b/;
/** Words that say what a paper must be about. */
const speaking =
  /\b(?:hablan?|dicen?|tratan?|refieren?|contienen?|informan?|avisan?)\b|\bsobre\b|\bacerca de\b|\brespecto (?:de|a)\b/;

/** A question about what papers say: what papers, and what they must say. */
export type AskedSaying = { papers: string; saying: string; isName: boolean };

/** Takes "qué circulares | hablan de | uniforme" apart; null where no verb of naming or speaking stands in it. */
export function splitAtSaying(question: string): AskedSaying | null {
  const folded = foldText(question);
  const said = naming.exec(folded) ?? speaking.exec(folded);
  if (!said) return null;
  const isName = naming.test(said[0]);
  return { papers: question.slice(0, said.index), saying: question.slice(said.index + said[0].length), isName };
}

/** The words of a text that tell what is looked for, as they are written; `blank` are stretches already understood. */
export function tellingWords(text: string, blank: readonly { start: number; end: number }[] = []): string {
  const quoted = /["“«]([^"”»]{2,})["”»]/.exec(text)?.[1];
  if (quoted !== undefined) return `"${quoted}"`;
  return [...foldText(text).matchAll(word)]
    .map(({ index, 0: found }) => ({ found, start: index, end: index + found.length }))
    .filter(({ found, start }) => !fillers.has(found) && blank.every((one) => start < one.start || start >= one.end))
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
}

/** Whether words are written as a name or a number is: they must stand together where they are found. */
export function isWrittenAsName(words: string): boolean {
  return words !== '' && words.split(' ').every((one) => /^[\p{Lu}\p{N}]/u.test(one));
}
