import { foldText } from '../fold-text.ts';
import type { ActaPerson } from './acta.ts';
import type { SpokenSentence } from './spoken-sentences.ts';

const word = "\\p{Lu}[\\p{L}'’]+";
const name = `${word}(?:\\s+(?:de(?:\\s+l[ao]s?)?\\s+|del\\s+)?${word}){0,3}`;
const role =
  '(?:vice)?director[ae]?s?|vicedirectora|secretari[oa]|prosecretari[oa]|preceptor[ae]?|maestr[oa]|profesor[ae]?|docente|inspector[ae]?|supervisor[ae]?|orientador[ae]?(?: escolar| social| educacional)?|psic[oó]log[oa]|bibliotecari[oa]|regente|asesor[ae]? pedag[oó]gic[oa]|madre|padre|mam[aá]|pap[aá]|abuel[oa]|tutor[ae]?|alumn[oa]|estudiante|representante(?: de la cooperadora)?|presidenta?|tesorer[oa]|vocal';
const roleBefore = new RegExp(`(?:\\b(?:la|el|los|las|señora?|sra?\\.?)\\s+)?\\b((?:${role})\\b)\\s+(${name})`, 'gu');
const roleAfter = new RegExp(
  `(${name}),\\s+(?:la |el |su |como )?((?:${role})\\b(?:\\s+de\\s+[\\p{Ll}\\d.º°]+(?:\\s+\\p{Lu})?)?)`,
  'gu',
);
const alone = new RegExp(name, 'gu');

const presence =
  /\b(?:estan presentes|presentes|nos acompana(?:n)?|contamos con(?: la presencia de)?|se encuentran?|participan?|asisten|estamos|vinieron|se presentan?)\b/;
const selfNaming = new RegExp(
  `\\b(?:[Ss]oy|[Mm]e llamo|[Mm]i nombre es)\\s+(?:la |el )?(?:((?:${role}))\\s+)?(${name})(?:,\\s+(?:la |el |soy )*((?:${role})\\b))?`,
  'u',
);
const absence =
  /\b(?:ausentes?|falto|faltan?|no (?:pudo|pudieron|puede|pueden|va a|van a) (?:venir|asistir|estar)|no vino|no vinieron|aviso que no)\b/;
/** Capitals that open a sentence or name no person. */
const notPeople = new Set(
  'buenos buenas buen hola bueno bien estan esta estamos hoy tambien nos contamos se participan asisten escuela secundaria primaria jardin ministerio direccion distrito consejo cooperadora enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo acta reunion falto faltan ausente ausentes presentes la el los las y'.split(
    ' ',
  ),
);

/** Who was there and who was missed: the voices that have a name, and whom the sentences of presence and absence name. */
export function findPeople(sentences: readonly SpokenSentence[]): { present: ActaPerson[]; absent: ActaPerson[] } {
  const present = new Map<string, ActaPerson>();
  const absent = new Map<string, ActaPerson>();
  const add = (to: Map<string, ActaPerson>, found: { name: string; role: string }, sentence: SpokenSentence): void => {
    const key = foldText(found.name);
    const known = to.get(key);
    if (known) known.role ||= found.role;
    else to.set(key, { ...withoutSpeaker(sentence), ...found });
  };
  for (const sentence of sentences) {
    const folded = foldText(sentence.quote);
    const own = selfNaming.exec(sentence.quote);
    if (own?.[2]) add(present, { name: own[2], role: own[1] ?? own[3] ?? '' }, sentence);
    if (absence.test(folded)) for (const found of namesIn(sentence.quote)) add(absent, found, sentence);
    else if (presence.test(folded)) for (const found of namesIn(sentence.quote)) add(present, found, sentence);
  }
  for (const sentence of sentences) {
    const { speaker } = sentence;
    if (speaker === null || !/\p{L}{2}/u.test(speaker) || /^(?:hablante|voz|speaker)\b/iu.test(speaker)) continue;
    // A voice called "Marta" is the "Marta Gómez" who was named.
    const folded = foldText(speaker);
    const isKnown = [...present.keys()].some((key) => key === folded || key.split(' ').includes(folded));
    if (!isKnown) add(present, { name: speaker, role: '' }, sentence);
  }
  for (const key of absent.keys()) present.delete(key);
  return { present: [...present.values()], absent: [...absent.values()] };
}

/** Every name of a sentence with its role, in order. */
function namesIn(text: string): { name: string; role: string }[] {
  const found = new Map<string, { name: string; role: string; at: number }>();
  const add = (wanted: string, asWhat: string, at: number): void => {
    const words = wanted.split(/\s+/);
    while (words[0] !== undefined && notPeople.has(foldText(words[0]))) words.shift();
    const clean = words.join(' ');
    if (clean === '' || words.every((each) => notPeople.has(foldText(each)))) return;
    const known = found.get(foldText(clean));
    if (known) known.role ||= asWhat;
    else found.set(foldText(clean), { name: clean, role: asWhat, at });
  };
  for (const match of text.matchAll(roleBefore)) add(match[2] ?? '', match[1] ?? '', match.index);
  for (const match of text.matchAll(roleAfter)) add(match[1] ?? '', match[2] ?? '', match.index);
  for (const match of text.matchAll(alone)) {
    // The first word of a sentence has a capital whatever it is: alone it names nobody.
    if (match.index === 0 && !match[0].includes(' ')) continue;
    add(match[0], '', match.index);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .map(({ name: who, role: asWhat }) => ({ name: who, role: asWhat }));
}

function withoutSpeaker({ text, quote, startMs, endMs }: SpokenSentence) {
  return { text, quote, startMs, endMs };
}
