import { foldText } from '../fold-text.ts';
import { personName } from './not-people.ts';

const word = "\\p{Lu}[\\p{L}'’]+";
/** Words with capitals, as a pattern for texts as they were written. */
export const name = `${word}(?:\\s+(?:de(?:\\s+l[ao]s?)?\\s+|del\\s+)?${word}){0,3}`;
/** What somebody is at a school. */
export const role =
  '(?:vice)?director[ae]?s?|vicedirectora|secretari[oa]|prosecretari[oa]|preceptor[ae]?|maestr[oa]|profesor[ae]?|docente|inspector[ae]?|supervisor[ae]?|orientador[ae]?(?: escolar| social| educacional)?|psic[oó]log[oa]|bibliotecari[oa]|regente|asesor[ae]? pedag[oó]gic[oa]|madre|padre|mam[aá]|pap[aá]|abuel[oa]|tutor[ae]?|alumn[oa]|estudiante|representante(?: de la cooperadora)?|presidenta?|tesorer[oa]|vocal';
const article = '(?:la|el|los|las|señora?|sra?\\.?)';
const roleOf = `(?:${role})\\b(?:\\s+de\\s+[\\p{Ll}\\d.º°]+(?:\\s+\\p{Lu})?)?`;
const person = `(?:${article}\\s+)*(?:(?:${role})\\s+)?${name}(?:,\\s+(?:la |el |su |como )?${roleOf})?`;
/** One person, or several with an "y" before the last: two names beside each other may be of two clauses. */
export const peopleListed = `(?:${person}(?:,\\s+(?:y\\s+)?${person})*,?\\s+(?:y|e|ni)\\s+)?${person}`;

const roleBefore = new RegExp(`(?:\\b${article}\\s+)?\\b((?:${role})\\b)\\s+(${name})`, 'gu');
const roleAfter = new RegExp(`(${name}),\\s+(?:la |el |su |como )?(${roleOf})`, 'gu');
const alone = new RegExp(name, 'gu');
/** Who comes after one of these is not she who is there: "los papeles de Ana Ruiz", "en Mar del Plata". */
const ofSomebody = /\b(?:en|de|del|desde|hasta|hacia|para|por|sobre|al?)\s+(?:(?:la|el|los|las)\s+)?$/;
const withPresence = /\bpresencia de\s+(?:la\s+|el\s+)?$/;

/** Every name of a sentence, or of a list of people, with its role, in order. */
export function namesIn(text: string, { isList = false } = {}): { name: string; role: string }[] {
  const found = new Map<string, { name: string; role: string; at: number }>();
  const add = (wanted: string, asWhat: string, at: number): void => {
    const clean = personName(wanted);
    if (clean === '') return;
    const known = found.get(foldText(clean));
    if (known) known.role ||= asWhat;
    else found.set(foldText(clean), { name: clean, role: asWhat, at });
  };
  for (const match of text.matchAll(roleBefore)) add(match[2] ?? '', match[1] ?? '', match.index);
  for (const match of text.matchAll(roleAfter)) add(match[1] ?? '', match[2] ?? '', match.index);
  for (const match of text.matchAll(alone)) {
    const before = foldText(text.slice(0, match.index));
    // The first word of a sentence has a capital whatever it is: alone it names nobody.
    const isOpening = !isList && match.index === 0 && !match[0].includes(' ');
    if (isOpening || (ofSomebody.test(before) && !withPresence.test(before))) continue;
    add(match[0], '', match.index);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .map(({ name: who, role: asWhat }) => ({ name: who, role: asWhat }));
}
