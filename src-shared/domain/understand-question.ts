import { askedBirthday, type Birthday, months } from './birthday-question.ts';
import { foldText } from './fold-text.ts';
import { paperKindOfColumn } from './paper-kind.ts';
import { isWrittenAsName, splitAtSaying, tellingWords } from './question-topic.ts';
import { type PaperKind, pupilPaperKinds } from './source.ts';
import { dateValue } from './values/date.ts';
import { gradeValue, parseGrade } from './values/grade.ts';

/** What a question asks for, as far as its words tell. */
export type UnderstoodQuestion = {
  /** `count` and `list` want everything there is, not the best passages. */
  wants: 'passage' | 'count' | 'list';
  about: 'pupils' | 'papers' | null;
  /** Canonical: "3.º B", "3.º". */
  courses: string[];
  paperKind: PaperKind | null;
  /** Whether it asks who brought the paper (true) or who lacks it (false); null when it is not about bringing. */
  brought: boolean | null;
  /** Dates that the papers must have, ISO yyyy-mm-dd, both inclusive. */
  period: { from: string; to: string } | null;
  /** When the pupils asked for have their birthday; then there is no period, for it is of any year. */
  birthday: Birthday | null;
  /** The words that the papers must hold, as they are written; empty when a kind, a course or a time says it all. */
  topic: string;
  /** Every word that tells something and is no course and no date; a kind of paper is among them. */
  words: string;
  /** Whether numbers are to be added up; null when not. */
  measure: 'sum' | 'average' | null;
  /** Whether the topic is a name or a number, whose words stand together. */
  isName: boolean;
  /** Whether it asks for the people, not for the papers. */
  asksWho: boolean;
};

const counting = /\bcuant[oa]s\b|\bcantidad de\b|\bnumero de (?:alumn|chic|papel|licencia)/;
const listing =
  /\bquienes\b|\b(?:que|cuales) (?:son los |son las )?(?:alumn|chic|estudiant|nen|docent|papeles|documentos|archivos|licencia|circular|actas|notas|mails|correos|facturas|recibos|fichas|certificados)|\btod[oa]s l[oa]s\b|\blist(?:a|ame|ado)\b|\bnombres de\b|\bquien (?:pidio|solicito|tomo)\b|\b(?:mostra|busca|da|pasa)(?:me)? (?:tod[oa]s )?l[oa]s\b|^\W*(?:papeles|documentos|archivos) (?:de|del|sobre|que)\b/;
const pupils = /\balumn|\bchic[oa]s\b|\bestudiant|\bnen[eai]s?\b|\bpupil/;
/** "Cuántos de 3.º B", "¿a cuántos les falta …?": nobody but pupils is counted so. */
const impliedPupils =
  /\bcuant[oa]s\s+(?:de\s+(?:\d|primer|segund|tercer|cuart|quint|sext|septim|sala)|no\b|les falt|traj|entreg|deben|adeudan)/;
/** Papers of any kind. The singular is too often a part that somebody plays. */
const anyPapers = /\b(?:papeles|documentos|archivos)\b/;
const askingWho = /\bquien(?:es)?\b|\bque (?:docentes|maestr[oa]s|agentes|profesor[ea]s)\b/;
/** "¿Dónde figura …?" asks for every paper that names it. */
const whereNamed = /\b(?:a?donde|en que lugar(?:es)?) (?:se )?(?:nombra|menciona|figura|aparece|sale)/;
const bringing = /\btra(?:j|e|id)|\bpresent|\bentreg|\bfalt|\bdeb(?:e|en|er|ia)\b|\badeud|\btien|\bcon\b|\bsin\b/;
const adding = /\bsum(?:a|an|ar|aron|o)\b|\ben total\b|\bsuma total\b/;
const averaging = /\bpromedio\b/;
const lacking = /\bno\b|\bfalt|\bdeb(?:e|en)\b|\badeud|\bsin\b/;

/** Words that name a kind of paper in a question. */
const paperNames: readonly (readonly [RegExp, PaperKind])[] = [
  [/\bvacun/, 'vaccination-certificate'],
  [/\bpartidas? de nacimiento\b|\b(?:actas?|certificados?) de nacimiento\b/, 'birth-certificate'],
  [/\b(?:fichas?|solicitud(?:es)?|planillas?) de (?:re)?inscripcion/, 'enrolment-form'],
  [
    /\bcertificados? medicos?\b|\bbuena salud\b|\baptos? fisicos?\b|\bfichas? (?:medicas?|de salud)\b/,
    'health-certificate',
  ],
  [/\b(?:copias?|fotocopias?) del? (?:dni|documento)/, 'identity-document'],
  [/\blicencias?\b/, 'leave-request'],
  [/\bcirculares\b|\bcircular\b|\bcomunicados?\b/, 'circular'],
  [/\bpases?\b/, 'transfer'],
  [/\bboletin(?:es)?\b/, 'report-card'],
  [/\bactas?\b/, 'minutes'],
  [/\bfacturas?\b|\brecibos?\b/, 'invoice'],
  [/\bmails\b|\bcorreos\b|\bmensajes\b/, 'message'],
];

const monthPattern = new RegExp(`\\b(${months.join('|')}|setiembre)\\b(?:\\s+(?:del?\\s+)?(\\d{4})\\b)?`);

/** Reads a question's words; `today` (ISO) tells the year of a month that is named alone. */
export function understandQuestion(question: string, today: string): UnderstoodQuestion {
  const folded = foldText(question);
  const wants = counting.test(folded) ? 'count' : listing.test(folded) || whereNamed.test(folded) ? 'list' : 'passage';
  const said = wants === 'passage' ? null : splitAtSaying(question);
  const isOfPapers = said !== null && (anyPapers.test(foldText(said.papers)) || whereNamed.test(folded));
  if (said && (isOfPapers || kindNamed(foldText(said.papers)) !== null)) {
    const topic = tellingWords(said.saying);
    const read = { ...readStretches(said.papers, today), topic, isName: said.isName || isWrittenAsName(topic) };
    const nothingElse = { courses: [], brought: null, birthday: null, asksWho: false, measure: null };
    return { ...read, ...nothingElse, wants, about: 'papers' };
  }
  const read = readStretches(question, today);
  const birthday = askedBirthday(question, today);
  if (birthday !== null) return { ...read, ...ofBirthdays, birthday };
  const asksWho = askingWho.test(folded);
  const isOfPupils = read.paperKind !== null && pupilPaperKinds.has(read.paperKind);
  // "Quiénes pidieron licencia" asks for whoever signed the papers.
  const isAboutPupils =
    pupils.test(folded) || impliedPupils.test(folded) || (asksWho && (read.paperKind === null || isOfPupils));
  const isBringing = isAboutPupils && isOfPupils && bringing.test(folded);
  const isAboutPapers = (read.paperKind !== null || anyPapers.test(folded)) && !countsOtherThings(folded);
  return {
    ...read,
    wants,
    about: isAboutPupils ? 'pupils' : isAboutPapers ? 'papers' : null,
    brought: isBringing ? !lacking.test(folded) : null,
    birthday: null,
    isName: isWrittenAsName(read.topic),
    asksWho,
    measure: averaging.test(folded) ? 'average' : adding.test(folded) ? 'sum' : null,
  };
}

/** Who has a birthday is told by going through all pupils. */
const ofBirthdays = {
  wants: 'list',
  about: 'pupils',
  paperKind: null,
  brought: null,
  period: null,
  topic: '',
  isName: false,
  asksWho: true,
  measure: null,
} as const;

/** "Cuántos días de licencia" counts days: what is counted is the word that follows. */
function countsOtherThings(folded: string): boolean {
  const counted = /\b(?:cuant[oa]s|cantidad de|numero de)\s+(?:de (?:l[oa]s|est[oa]s|es[oa]s)\s+)?([a-z]+.{0,30})/.exec(
    folded,
  );
  if (!counted?.[1] || /^(?:hay|son|tenemos|hubo)\b/.test(counted[1])) return false;
  const startsPapers = (name: RegExp) => (counted[1]?.search(name) ?? -1) === 0;
  return !startsPapers(anyPapers) && !startsPapers(pupils) && !paperNames.some(([name]) => startsPapers(name));
}

type Stretch = { start: number; end: number };

/** What a text says of kinds, courses and dates, and the words that are none of these. */
function readStretches(
  text: string,
  today: string,
): Pick<UnderstoodQuestion, 'paperKind' | 'courses' | 'period' | 'topic' | 'words'> {
  const folded = foldText(text);
  const kind = kindNamed(folded);
  const grades = findCourses(text);
  const dates = findPeriod(folded, today);
  const placed = [...grades, ...(dates?.places ?? [])];
  return {
    paperKind: kind?.kind ?? paperKindOfColumn({ name: text }),
    courses: [...new Set(grades.map(({ value }) => value))],
    period: dates && { from: dates.from, to: dates.to },
    topic: tellingWords(text, [...(kind?.places ?? []), ...placed]),
    words: tellingWords(text, placed),
  };
}

function kindNamed(folded: string): { kind: PaperKind; places: Stretch[] } | null {
  const named = paperNames.find(([name]) => name.test(folded));
  if (!named) return null;
  const [name, kind] = named;
  const whole = new RegExp(`(?:${name.source})[a-z]*`, 'g');
  return { kind, places: [...folded.matchAll(whole)].map(placeOf) };
}

function placeOf(match: RegExpMatchArray): Stretch {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

/** A course typed in haste: "tercero a", "2do b". The letter is no preposition where nothing follows that it could rule. */
const hastyCourse =
  /(?<![a-z0-9])(?:primero?|segundo|tercero?|cuarto|quinto|sexto|septimo|[1-7](?:ro|do|to|mo|er|º|\.º)?)\s+(?:[b-h]|a(?=\s*(?:$|[?.,;!)])|\s+(?:no|que|con|y|en|tien|tra|falt|present|entreg)))(?![a-z0-9])/g;

function findCourses(text: string): (Stretch & { value: string })[] {
  const found = gradeValue.find(text).filter((grade) => grade.certainty >= 0.6);
  const hasty = [...foldText(text).matchAll(hastyCourse)].flatMap((match) => {
    const value = parseGrade(match[0])?.value;
    return value === undefined ? [] : [{ ...placeOf(match), value }];
  });
  const bare = found.filter(({ start, end }) => hasty.every((one) => end <= one.start || start >= one.end));
  return [...bare, ...hasty].sort((left, right) => left.start - right.start);
}

type Period = { from: string; to: string };

function findPeriod(folded: string, today: string): (Period & { places: Stretch[] }) | null {
  const dates = dateValue.find(folded);
  if (dates.length > 0) {
    const values = dates.map(({ value }) => value);
    return { from: values.reduce(earlier), to: values.reduce(later), places: dates };
  }
  const month = monthPattern.exec(folded);
  if (month) return { ...monthPeriod(month[1]!, month[2], today), places: [placeOf(month)] };
  const year = /\b(?:en|de|del|durante) (?:el )?(?:ano )?((?:19|20)\d{2})\b/.exec(folded);
  return year ? { from: `${year[1]}-01-01`, to: `${year[1]}-12-31`, places: [placeOf(year)] } : null;
}

function monthPeriod(name: string, year: string | undefined, today: string): Period {
  const number = months.indexOf(name === 'setiembre' ? 'septiembre' : name) + 1;
  const thisYear = Number(today.slice(0, 4));
  // A month that is still to come is last year's.
  const inYear = year ? Number(year) : number <= Number(today.slice(5, 7)) ? thisYear : thisYear - 1;
  const month = `${inYear}-${String(number).padStart(2, '0')}`;
  const lastDay = new Date(Date.UTC(inYear, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${lastDay}` };
}

const earlier = (left: string, right: string): string => (left < right ? left : right);
const later = (left: string, right: string): string => (left > right ? left : right);
