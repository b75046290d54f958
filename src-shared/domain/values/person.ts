import { foldText } from '../fold-text.ts';
import { isGivenName } from '../given-names.ts';
import { formatPersonName, isNameParticle, type NameOrder, parsePersonName } from '../person-name.ts';
import type { FoundValue, ParsedValue, ValueType } from './value-type.ts';

const capitalized = "\\p{Lu}[\\p{L}\\p{M}'’.\\-]*";
const particle = '(?:[Dd]e|[Dd]el|[Ll]as?|[Ll]os|y|[Dd]i|[Dd]a|DE|DEL|LA|LAS|LOS)';
const runPattern = new RegExp(
  `(?<![\\p{L}\\d])(?:${particle}\\s+){0,2}${capitalized}(?:,?[ \\t\\u00a0]+(?:${particle}[ \\t]+){0,3}${capitalized}){1,6}`,
  'gu',
);
const notNames = new Set(
  'escuela direccion provincia ministerio educacion distrito calle avenida domicilio documento nombre apellido apellidos nombres alumno alumna alumnos docente fecha lunes martes miercoles jueves viernes sabado domingo buenos aires argentina republica republicana turno grado seccion ciclo lectivo registro civil acta certificado ficha datos telefono localidad primaria secundaria jardin inicial nivel general superior jefatura consejo escolar inspectora inspector ley articulo constancia dni cuil esquema vacunacion vacuna vacunas calendario licencia licencias tutor tutora tercero cuarto quinto sexto septimo'.split(
    ' ',
  ),
);

/** Whether a word of the text belongs to places, offices and forms, not to people. */
function namesNobody(text: string): boolean {
  if (/\bD\.? ?N\.? ?I\b|\bC\.? ?U\.? ?I\.? ?[LT]\b/i.test(text)) return true;
  const words = foldText(text).match(/\p{L}+/gu) ?? [];
  return words.some((word) => notNames.has(word) && !isGivenName(word) && !isNameParticle(word));
}

/** A name with `order` as a label tells it ("Apellido y nombre" is family first). */
export function parsePerson(text: string, order: NameOrder = 'unknown'): ParsedValue | null {
  const parsed = namesNobody(text) ? null : parsePersonName(text, order);
  return parsed && { value: formatPersonName(parsed.name), certainty: parsed.certainty };
}

/** Runs of capitalised words that read like a person's name: surer with a comma or a known given name. */
function findPerson(text: string): FoundValue[] {
  const found: FoundValue[] = [];
  for (const match of text.matchAll(runPattern)) {
    const parsed = parsePerson(match[0]);
    if (!parsed) continue;
    const known = (foldText(match[0]).match(/\p{L}+/gu) ?? []).some(isGivenName);
    const certainty = parsed.certainty * (known ? 0.9 : match[0].includes(',') ? 0.6 : 0.35);
    found.push({ value: parsed.value, certainty, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

export const personValue: ValueType = {
  parse: (text) => parsePerson(text),
  find: findPerson,
  format: (canonical) => canonical,
  validate: (canonical) => /^[^,\d]+, [^,\d]+$/.test(canonical),
};
