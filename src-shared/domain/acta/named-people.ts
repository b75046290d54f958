import { foldedWords, foldText } from '../fold-text.ts';
import type { ActaPerson } from './acta.ts';
import { isDeniedAt } from './denied-verbs.ts';
import { otherDay } from './other-day.ts';
import { name, namesIn, peopleListed, role } from './people-listed.ts';
import type { SpokenSentence } from './spoken-sentences.ts';

const presence =
  /\b(?:estan? presentes?|(?<!\bl[ao]s )presentes?|nos acompanan?|contamos con(?: la presencia de)?|asisten?|vinieron)\b/;
/** What may be said of a place or of a matter too: only who is named next to it counts, and somebody has to look. */
const weakPresence = [
  new RegExp(
    `\\b(?:[Ee]stamos|[Ss]e\\s+(?:encuentran?|presentan?)|[Pp]articipan?)\\s+(?:(?:hoy|acá|también|reunid[oa]s)\\s+)*(${peopleListed})`,
    'gu',
  ),
];
/** Where a sentence goes on with something else. */
const goesOn = /;|\b(?:pero|aunque)\b|\bfalt(?:an?|ó|aron)(?=\s)/u;

const come = '(?:venir|asistir|estar|llegar)';
const didNotCome = `[Nn]o\\s+(?:(?:pudo|pudieron|puede|pueden|va\\s+a|van\\s+a|podrán?)\\s+${come}|vino|vinieron|asistió|asistieron|est[áa]n?\\s+presentes?)`;
const told = 'avis(?:ó|aron)\\s+que\\s+no\\s+(?:ven|viene|pod|pued|va\\s|iba|van\\s|lleg|asist)\\p{L}*';
const isAbsent = `(?:${didNotCome}|${told}|[Ee]st(?:[áa]n?|uvo|uvieron)\\s+ausentes?)`;
const aside = '(?:,[^,.;]*,|,)?';
const absences = [
  new RegExp(`(${peopleListed})${aside}\\s+(?:hoy\\s+)?${isAbsent}`, 'gu'),
  new RegExp(
    `\\b(?:${isAbsent}|[Aa]usentes?(?:\\s+con\\s+aviso)?(?:\\s+(?:es|son))?)\\s*[:,]?\\s+(?:hoy\\s+)?(?:ni\\s+)?(${peopleListed})`,
    'gu',
  ),
];
/** A paper and a signature are lacking too: only where the person is who lacks. */
const weakAbsences = [
  new RegExp(
    `\\b[Ff]alt(?:an?|ó|aron)\\s+(?:(?:hoy|con\\s+aviso|sin\\s+aviso)\\s+)?(${peopleListed})(?!\\p{L}|\\s+\\p{Lu}|\\s+(?:de|por|que)\\s|,?\\s+[ye]\\s+\\p{Lu})`,
    'gu',
  ),
  new RegExp(`(${peopleListed})${aside}\\s+(?:hoy\\s+)?falt(?:an?|ó|aron)(?=[.,;!?]|\\s+(?:hoy|con|sin)\\s|$)`, 'gu'),
];
/** "Si Ana no puede venir" tells of nobody yet. */
const supposed = /(?:^|[\s,])(?:si|cuando)\s+(?:(?:la|el)\s+)?(?:[a-z]+\s+)?$/;
const startsSupposed = /^(?:si|cuando)\s/;
const hereToday = /\bhoy (?:si )?(?:esta|estan|vino|vinieron)\b/;
const selfNaming = new RegExp(
  `\\b(?:[Ss]oy|[Mm]e llamo|[Mm]i nombre es)\\s+(?:la |el )?(?:((?:${role}))\\s+)?(${name})(?:,\\s+(?:la |el |soy )*((?:${role})\\b))?`,
  'u',
);

type Named = { name: string; role: string; isDoubtful: boolean };
type People = Map<string, ActaPerson>;

/**
 * Who was there and who was missed: the voices that have a name, and whom the sentences of presence and absence name. Who
 * speaks was there.
 */
export function findPeople(sentences: readonly SpokenSentence[]): { present: ActaPerson[]; absent: ActaPerson[] } {
  const present: People = new Map();
  const absent: People = new Map();
  const voices: string[] = [];
  for (const sentence of sentences) addTold(sentence, { present, absent, voices });
  for (const sentence of sentences) {
    const { speaker } = sentence;
    if (speaker === null || !/\p{L}{2}/u.test(speaker) || /^(?:hablante|voz|speaker)\b/iu.test(speaker)) continue;
    voices.push(speaker);
    // A voice called "Marta" is the "Marta Gómez" who was named.
    const known = [...present.values()].filter((person) => isCalled(person.name, speaker));
    if (known.length === 1) known[0]!.isDoubtful = false;
    if (known.length === 0) add(present, { name: speaker, role: '', isDoubtful: false }, sentence);
  }
  for (const [key, person] of absent) {
    if (voices.some((voice) => isVoiceOf(voice, person.name, present))) absent.delete(key);
    else if (!person.isDoubtful) present.delete(key);
  }
  return { present: [...present.values()], absent: [...absent.values()] };
}

/** Whom one sentence tells of. Who names herself is a voice of the meeting. */
function addTold(
  sentence: SpokenSentence,
  { present, absent, voices }: { present: People; absent: People; voices: string[] },
): void {
  const { quote } = sentence;
  const own = selfNaming.exec(quote);
  if (own?.[2]) {
    voices.push(own[2]);
    add(present, { name: own[2], role: own[1] ?? own[3] ?? '', isDoubtful: false }, sentence);
  }
  // What is asked is not told.
  const isAsked = /\?["»”)]?$/.test(quote);
  const asTold = (person: Named): Named => ({ ...person, isDoubtful: person.isDoubtful || isAsked });
  const missed = absentIn(quote);
  const there = presentIn(quote).filter((one) => missed.every((other) => other.name !== one.name));
  for (const person of missed) add(absent, asTold(person), sentence);
  for (const person of there) add(present, asTold(person), sentence);
}

/** Whether what was said, a line for each voice, tells that she was missed. */
export function isToldMissing(person: string, said: string): boolean {
  const sentences = said.split(/(?<=[.!?])\s+|\n/);
  return sentences.some((sentence) =>
    absentIn(sentence).some(({ name: missed, isDoubtful }) => !isDoubtful && isCalled(missed, person)),
  );
}

/** Whether one of the voices of what was said, a line for each, is hers. */
export function isVoiceIn(person: string, said: string): boolean {
  const voices = said.split('\n').flatMap((line) => /^([^:]+): /.exec(line)?.[1] ?? []);
  return voices.some((voice) => isCalled(person, voice) && isCalled(voice, person));
}

function presentIn(quote: string): Named[] {
  return quote.split(goesOn).flatMap((part): Named[] => {
    const folded = foldText(part);
    const found = presence.exec(folded);
    if (!found) return listed(part, weakPresence).map((person) => ({ ...person, isDoubtful: true }));
    return isDeniedAt(folded, found.index) ? [] : namesIn(part).map((person) => ({ ...person, isDoubtful: false }));
  });
}

function absentIn(quote: string): Named[] {
  const folded = foldText(quote);
  // Of whom it was told that she missed another day, nobody knows whether she misses this one.
  const isDoubtful = otherDay.test(folded);
  if (isDoubtful && hereToday.test(folded)) return [];
  const sure = listed(quote, absences).map((person) => ({ ...person, isDoubtful }));
  return isDoubtful
    ? sure
    : [...sure, ...listed(quote, weakAbsences).map((person) => ({ ...person, isDoubtful: true }))];
}

/** Who is listed where one of the patterns, its first part a list of people, is met and is not denied. */
function listed(text: string, patterns: readonly RegExp[]): { name: string; role: string }[] {
  const folded = foldText(text);
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !isDeniedAt(folded, index) && !supposed.test(folded.slice(0, index)))
      .filter(({ 1: list = '' }) => !startsSupposed.test(foldText(list)))
      .flatMap(({ 1: list = '' }) => namesIn(list, { isList: true })),
  );
}

function add(
  to: People,
  { name: called, role: asWhat, isDoubtful }: Named,
  { speaker: _, ...said }: SpokenSentence,
): void {
  const key = foldText(called);
  const known = to.get(key);
  if (!known) to.set(key, { ...said, name: called, role: asWhat, isDoubtful });
  else if (known.isDoubtful && !isDoubtful)
    to.set(key, { ...said, name: called, role: known.role || asWhat, isDoubtful });
  else known.role ||= asWhat;
}

/** Whether somebody of that name may be called so. */
function isCalled(fullName: string, called: string): boolean {
  const words = new Set(foldedWords(fullName));
  return foldedWords(called).every((word) => words.has(word));
}

/** Whether the voice is hers who was told to be missed, and not that of another of that name. */
function isVoiceOf(voice: string, missed: string, present: People): boolean {
  const own = [foldText(voice), foldText(missed)];
  const others = [...present].filter(([key, { name: called }]) => !own.includes(key) && isCalled(called, voice));
  return isCalled(missed, voice) && (others.length === 0 || own[0] === own[1]);
}
