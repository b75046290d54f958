import { foldText } from '../fold-text.ts';

/** Words with a capital because they open a sentence. */
const openers: ReadonlySet<string> = new Set(
  'no si ni ya yo hoy ahora entonces despues luego tambien tampoco nunca nadie asi aca aqui ademas pero que quien como cuando esto eso ella ellos nosotros siempre solo falto falta faltan faltaron ausente ausentes presente presentes buenos buenas buen hola bueno bien esta estan estamos nos contamos se participan asisten vinieron la el los las y acta reunion'.split(
    ' ',
  ),
);
/** A day or a month alone; with another word they are names: "Julio Paz". */
const days: ReadonlySet<string> = new Set(
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo'.split(
    ' ',
  ),
);
/** What begins so is a place, a course or a body. */
const body =
  '(?:escuela|secundaria|primaria|jardin|instituto|colegio|ministerio|direccion|distrito|consejo|cooperadora|municipalidad|municipio|intendencia|inspeccion|jefatura|comision|asociacion|centro|club|biblioteca|hospital|universidad|provincia|nacion|buenos aires|mar del|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|septimo|sala|turno)\\b';
const startsAsBody = new RegExp(`^${body}`);
/** "Ana Ruiz, de la Municipalidad": where she comes from is no part of her name. */
const fromBody = new RegExp(`\\s+(?:del|de(?:\\s+l[ao]s?)?)\\s+${body}`);

/** A name that was found, without the words that open its sentence. */
export function withoutOpeners(name: string): string {
  const words = name.trim().split(/\s+/);
  while (words[0] !== undefined && openers.has(foldText(words[0]))) words.shift();
  return words.join(' ');
}

/** What is left of a name that was found; empty where it names no person: a day, a place, a course, a body. */
export function personName(found: string): string {
  if (startsAsBody.test(foldText(found))) return '';
  const whole = withoutOpeners(found);
  const end = foldText(whole).search(fromBody);
  const name = end < 0 ? whole : whole.slice(0, end);
  const folded = foldText(name);
  return /^\p{Lu}/u.test(name) && !startsAsBody.test(folded) && !days.has(folded) ? name : '';
}
