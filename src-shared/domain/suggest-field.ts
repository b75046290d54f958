import { foldedWords, foldText, tidySpaces } from './fold-text.ts';
import { isGivenName } from './given-names.ts';
import { parsePersonName } from './person-name.ts';
import { type ActaList, actaEntryFields } from './template.ts';
import { columnValueTypes } from './values/index.ts';

/** What is selected in a document, and what is known of it. */
export type SelectedText = {
  text: string;
  /** What stands before it in its paragraph, or in the cell at its left. */
  before: string;
  /** The list in whose repeated part it stands. */
  list: ActaList | null;
  /** What fields are known to say by themselves: the school's name, its address. */
  known: readonly { name: string; text: string }[];
};

const mostSuggestions = 4;
const months = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
/** Words of a sentence after which what changes stands without a colon. */
const namingWord =
  /(turno|secci[oó]n|divisi[oó]n|domicilio|localidad|nacionalidad|nivel|sala|cargo|grado|curso|año)\s*$/iu;

/** Names for the field that takes the place of some words of a document, the likeliest first. */
export function suggestFieldNames(selected: SelectedText): string[] {
  const { list, before } = selected;
  const text = tidySpaces(selected.text);
  if (list !== null) return entryNames(text, list);
  const known = selected.known.filter((field) => field.text !== '' && foldText(field.text) === foldText(text));
  const label = labelBefore(before);
  const kinds = kindsOf(text, foldText(before));
  const names = [...known.map(({ name }) => name), ...(isSure(text) ? [...kinds, ...label] : [...label, ...kinds])];
  return names
    .filter((name, at) => names.findIndex((other) => foldText(other) === foldText(name)) === at)
    .slice(0, mostSuggestions);
}

function entryNames(text: string, list: ActaList): string[] {
  const names = actaEntryFields[list];
  const likely = isDate(text)
    ? 'plazo'
    : looksLikeName(text)
      ? list === 'decisiones'
        ? 'responsable'
        : 'nombre'
      : text.length > 60 || text.endsWith('.') || list === 'decisiones'
        ? 'texto'
        : list === 'temas'
          ? 'titulo'
          : 'cargo';
  const first = names.includes(likely) ? [likely] : [];
  return [...first, ...names.filter((name) => name !== likely)];
}

/** Whether a text says by itself what it is, whatever its label. */
function isSure(text: string): boolean {
  return isDni(text) || columnValueTypes.cuil.parse(text) !== null || isDate(text) || isCourse(text);
}

function isDni(text: string): boolean {
  return /^\d{1,2}\.?\d{3}\.?\d{3}$/.test(text) && columnValueTypes.dni.parse(text) !== null;
}

function isCourse(text: string): boolean {
  return !/^\d+$/.test(text) && columnValueTypes.grade.parse(text) !== null;
}

function isDate(text: string): boolean {
  return inWords.test(foldText(text)) || longDate.test(foldText(text)) || shortDate.test(text);
}

const inWords = /^(a los|al) .{2,30} dias? del mes de /;
const longDate = new RegExp(`^\\d{1,2}[º°]? de (${months})( de(l)? (ano )?\\d{4})?$`);
const shortDate = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/;

function kindsOf(text: string, before: string): string[] {
  if (columnValueTypes.cuil.parse(text) !== null) return ['CUIL'];
  if (isDni(text)) return ['DNI'];
  if (inWords.test(foldText(text))) return ['Fecha en letras'];
  if (isDate(text)) {
    const plain = shortDate.test(text) ? 'Fecha corta' : 'Fecha';
    return /naci/.test(before.slice(-40)) ? ['Fecha de nacimiento', plain] : [plain, 'Fecha de nacimiento'];
  }
  if (/^\d{1,2}[:.]\d{2}( ?h(s|oras)?\.?)?$/.test(text)) return ['Hora de inicio', 'Hora de cierre'];
  if (isCourse(text)) return ['Curso'];
  if (/^(19|20)\d\d$/.test(text)) return ['Ciclo lectivo', 'Año'];
  if (/^\d+$/.test(text)) return ['Número', 'Día'];
  if (new RegExp(`^(${months})$`).test(foldText(text))) return ['Mes'];
  if (/^(mañana|tarde|vespertino|noche|completa|extendida)$/iu.test(text)) return ['Turno'];
  if (text.includes(',') && looksLikeName(text)) return ['Apellido y nombre', 'Nombre y apellido'];
  if (!looksLikeName(text)) return [];
  const [first = '', ...others] = foldedWords(text);
  if (others.length === 0) return isGivenName(first) ? ['Nombre', 'Apellido'] : ['Apellido', 'Nombre'];
  const isFamilyFirst = !isGivenName(first) && others.some(isGivenName);
  return isFamilyFirst ? ['Apellido y nombre', 'Nombre y apellido'] : ['Nombre y apellido', 'Apellido y nombre'];
}

/** One to six words, each with a capital, of which somebody could be called so. */
function looksLikeName(text: string): boolean {
  const words = text.match(/[\p{L}'’]+/gu) ?? [];
  if (words.length === 0 || words.length > 6 || /[\d:;.()]/.test(text)) return false;
  if (!words.every((word) => /^\p{Lu}/u.test(word) || word.length < 4)) return false;
  return foldedWords(text).some(isGivenName) || (words.length > 1 && parsePersonName(text) !== null);
}

/** "Docente: Ana" and "turno Tarde" say what stands after them; "el alumno" says no more than that it is one. */
function labelBefore(before: string): string[] {
  const named =
    /([\p{L}\p{N}][\p{L}\p{N}.ºª° /]{1,40}?)\s*(:|\|)\s*$/u.exec(before)?.[1] ?? namingWord.exec(before)?.[1];
  if (named === undefined) return [];
  const words = tidySpaces(named.split(/[.,;]\s+/).at(-1) ?? named).replace(/\.$/, '');
  if (
    words === '' ||
    words.split(' ').length > 5 ||
    /^(el|la|los|las)? ?(alumno|alumna|apellido|nombre)s?$/iu.test(words)
  )
    return [];
  const isShouted = words === words.toUpperCase() && words.length > 5;
  return [`${words[0]?.toUpperCase()}${isShouted ? words.slice(1).toLowerCase() : words.slice(1)}`];
}
