import type { Answer, Citation } from './answer.ts';
import { placeWords } from './place-words.ts';

/* How an answer is told with words, the same on the screen, in a document and in the terminal. */

const number = (value: number): string => value.toLocaleString('es-AR');

/** The paper and the place of a proof: "circular-12.pdf, página 1". */
export function proofWords({ name, locator }: Pick<Citation, 'name' | 'locator'>): string {
  return `${name}, ${placeWords(locator)}`;
}

/** Who answered a question that counts nothing: "Citas textuales, sin modelo", "Escrito con qwen3:4b". */
export function engineWords({ engine, found }: Pick<Answer, 'engine' | 'found'>): string {
  if (engine === 'tables') return 'Leído en una tabla, sin modelo';
  if (engine === 'passages') return found ? 'Citas textuales, sin modelo' : 'Buscado sin modelo';
  return `${found ? 'Escrito' : 'Leído'} con ${engine}`;
}

/** "Leí 96 de 96 alumnos del padrón", "Leí 9 de 9 filas de la planilla «Licencias»" */
export function scanWords({ of, read, total, title }: NonNullable<Answer['scan']>): string {
  const what = { people: 'alumnos del padrón', papers: 'papeles', rows: `filas de la planilla «${title ?? ''}»` }[of];
  return `Leí ${number(read)} de ${number(total)} ${what}`;
}

/** "2 papeles no se leyeron y pueden decir algo más" */
export function unreadWords(unread: number): string {
  return unread === 1
    ? '1 papel no se leyó y puede decir algo más'
    : `${number(unread)} papeles no se leyeron y pueden decir algo más`;
}

/** "2 oraciones quedaron afuera porque no tenían prueba" */
export function droppedWords(dropped: number): string {
  return dropped === 1
    ? '1 oración quedó afuera porque no tenía prueba'
    : `${number(dropped)} oraciones quedaron afuera porque no tenían prueba`;
}

/** What to say of an answer whose passages could not be looked for by what they mean. */
export const wordsAloneWords = 'Se buscó solo por las palabras: el modelo que busca por el sentido no contestó';
