import { foldText } from './fold-text.ts';
import { paperKindOfColumn } from './paper-kind.ts';
import type { PaperKind } from './source.ts';
import { dateValue } from './values/date.ts';
import { gradeValue } from './values/grade.ts';

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
};

const counting = /\bcuant[oa]s\b|\bcantidad de\b|\bnumero de (?:alumn|chic|papel|licencia)/;
const listing =
  /\bquienes\b|\b(?:que|cuales) (?:son los |son las )?(?:alumn|chic|estudiant|nen|docent|papel|licencia|circular)|\btod[oa]s l[oa]s\b|\blist(?:a|ame|ado)\b|\bnombres de\b/;
const pupils = /\balumn|\bchic[oa]s\b|\bestudiant|\bnen[eai]s?\b|\bpupil|\bquienes?\b/;
const bringing = /\btra(?:j|e|id)|\bpresent|\bentreg|\bfalt|\bdeb(?:e|en|er|ia)\b|\badeud|\btien|\bcon\b|\bsin\b/;
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
];

const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const monthPattern = new RegExp(`\\b(${months.join('|')}|setiembre)\\b(?:\\s+(?:del?\\s+)?(\\d{4})\\b)?`);

/** Reads a question's words; `today` (ISO) tells the year of a month that is named alone. */
export function understandQuestion(question: string, today: string): UnderstoodQuestion {
  const folded = foldText(question);
  const wants = counting.test(folded) ? 'count' : listing.test(folded) ? 'list' : 'passage';
  const paperKind = paperNames.find(([name]) => name.test(folded))?.[1] ?? paperKindOfColumn({ name: question });
  const isAboutPupils = pupils.test(folded);
  const isBringing = isAboutPupils && paperKind !== null && bringing.test(folded);
  return {
    wants,
    about: isAboutPupils
      ? 'pupils'
      : paperKind !== null || /\bpapeles?\b|\bdocumentos\b/.test(folded)
        ? 'papers'
        : null,
    courses: coursesOf(question),
    paperKind,
    brought: isBringing ? !lacking.test(folded) : null,
    period: periodOf(folded, today),
  };
}

function coursesOf(question: string): string[] {
  const named = gradeValue.find(question).filter((grade) => grade.certainty >= 0.6);
  return [...new Set(named.map((grade) => grade.value))];
}

function periodOf(folded: string, today: string): UnderstoodQuestion['period'] {
  const dates = dateValue.find(folded).map(({ value }) => value);
  if (dates.length > 0) return { from: dates.reduce(earlier), to: dates.reduce(later) };
  const month = monthPattern.exec(folded);
  if (month) return monthPeriod(month[1]!, month[2], today);
  const year = /\b(?:en|de|del|durante) (?:el )?(?:ano )?((?:19|20)\d{2})\b/.exec(folded)?.[1];
  return year ? { from: `${year}-01-01`, to: `${year}-12-31` } : null;
}

function monthPeriod(name: string, year: string | undefined, today: string): { from: string; to: string } {
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
