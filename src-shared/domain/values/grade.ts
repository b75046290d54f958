import { foldText } from '../fold-text.ts';
import { type FoundValue, findMatches, type ParsedValue, type ValueType } from './value-type.ts';

const ordinals = {
  primer: 1,
  primero: 1,
  primera: 1,
  segundo: 2,
  segunda: 2,
  tercer: 3,
  tercero: 3,
  tercera: 3,
  cuarto: 4,
  cuarta: 4,
  quinto: 5,
  quinta: 5,
  sexto: 6,
  sexta: 6,
  septimo: 7,
  septima: 7,
};
const ordinalNumbers: ReadonlyMap<string, number> = new Map(Object.entries(ordinals));
const ordinalWord = Object.keys(ordinals)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** How "3.º" comes out of keyboards and of recognition: 3º 3° 3ro 3er 3o 3" 3' 3*. */
const mark = `(?:\\s?\\.?\\s?º|\\s?(?:r[o0]|er|do|to|mo|vo|ra|da|ta|ero)\\b\\.?|o\\b|\\.(?=\\s(?:grado|ano)\\b)|\\s?["'*^?%#](?=\\s?(?:["']?[a-h]["']?(?![a-z])|grado|ano)))`;
const level = '\\s*(?:grado|ano|gdo\\.?|gr\\.)(?![a-z])';
const sectionName = `(?:\\s*[-,/]?\\s*(?:seccion|secc?\\.?|division|div\\.?)\\s*:?)`;
const section = `["']?\\s?([a-h]|[1-9]\\s?(?:ra|da|ta|º)|unica)\\s?["']?(?![a-z\\d]|\\.[a-z])`;
const gradePattern = new RegExp(
  `(?<![a-z\\d.,/])(?:(\\d)(${mark})?|(${ordinalWord}))(${level})?(?:(${sectionName})\\s*${section}|\\s*[-,/]?\\s*${section})?`,
  'g',
);
const roomPattern = new RegExp(
  `(?<![a-z])sala\\s+(?:de\\s+)?(?:(\\d)|(tres|cuatro|cinco))(?:\\s+anos)?(?:${sectionName}?\\s*[-,]?\\s*${section})?`,
  'g',
);

function sectionText(section: string | undefined): string {
  if (!section) return '';
  if (section === 'unica') return ' Única';
  return /\d/.test(section) ? ` ${section[0]}.ª` : ` ${section.toUpperCase()}`;
}

function readGrade(match: RegExpMatchArray): ParsedValue | null {
  const [, digit, ordinalMark, word, levelWord, namedSection, sectionAfterName, sectionAlone] = match;
  const number = digit ? Number(digit) : ordinalNumbers.get(word!)!;
  if (number < 1 || number > 7) return null;
  const section = sectionAfterName ?? sectionAlone;
  const signs = [ordinalMark || word, levelWord, section, namedSection].filter(Boolean).length;
  const certainty = [0.3, 0.6, 0.95, 1, 1][signs]!;
  return { value: `${number}.º${sectionText(section)}`, certainty: word && signs < 2 ? 0.3 : certainty };
}

function readRoom(match: RegExpMatchArray): ParsedValue {
  const age = match[1] ?? { tres: '3', cuatro: '4', cinco: '5' }[match[2]!]!;
  return { value: `Sala de ${age}${sectionText(match[3])}`, certainty: 1 };
}

/** Every course named in a text; a bare digit is a very unsure one. */
function findGrade(text: string): FoundValue[] {
  const folded = foldText(text);
  const rooms = findMatches(folded, roomPattern, readRoom);
  const grades = findMatches(folded, gradePattern, readGrade).filter((grade) => {
    // "de 4 a 6" and "1 a la dirección" are prepositions: a lone small letter names no section in running text.
    const written = text.slice(grade.start, grade.end).trim();
    if (/^\d\s+[a-h]$/.test(written) || /[a-zº]\s+a$/.test(written)) return false;
    return grade.certainty > 0.3 && rooms.every((room) => grade.end <= room.start || grade.start >= room.end);
  });
  return [...rooms, ...grades]
    .sort((a, b) => a.start - b.start)
    .map((found) => {
      return { ...found, end: found.start + text.slice(found.start, found.end).trimEnd().length };
    });
}

/** "3.º B" from 3° "B", 3ro B, 3B, "Tercer grado, sección B", "3"; "Sala de 5 A" in the kindergarten. */
export function parseGrade(text: string): ParsedValue | null {
  const folded = foldText(text)
    .replace(/^[\s:.-]*(?:(?:grado|curso|ano|seccion|y)\s*[:/]?\s*)*/, '')
    .replace(/(?:turno|t\.)\s?\S+$/, '')
    .replace(/[\s.,;]+$/, '');
  const room = folded.match(new RegExp(`^${roomPattern.source}$`));
  if (room) return readRoom(room);
  const confused = folded.match(/^([1-7])0\s?["']?([a-h])["']?$/);
  if (confused) return { value: `${confused[1]}.º ${confused[2]!.toUpperCase()}`, certainty: 0.6 };
  const grade = folded.match(new RegExp(`^${gradePattern.source}$`));
  const parsed = grade && readGrade(grade);
  return (
    parsed && { value: parsed.value, certainty: Math.max(parsed.certainty, parsed.value.includes(' ') ? 0.93 : 0.88) }
  );
}

export const gradeValue: ValueType = {
  parse: parseGrade,
  find: findGrade,
  format: (canonical) => canonical,
  validate: (canonical) => /^([1-7]\.º|Sala de [1-9])( ([A-H]|Única|[1-9]\.ª))?$/.test(canonical),
};
