import type { Random } from './random.ts';

const cuilWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];
const ordinalEndings = ['ro', 'do', 'ro', 'to', 'to', 'to', 'mo'];
const ordinalWords = ['Primero', 'Segundo', 'Tercero', 'Cuarto', 'Quinto', 'Sexto', 'Séptimo'];

/** The eleven digits of the CUIL of `dni`, with its check digit (prefix 23 where the plain prefix has none). */
export function computeCuil(dni: string, prefix: '20' | '27'): string {
  const body = dni.padStart(8, '0');
  const checkDigit = (digits: string) => {
    const sum = cuilWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
    return (11 - (sum % 11)) % 11;
  };
  const digit = checkDigit(prefix + body);
  if (digit !== 10) return `${prefix}${body}${digit}`;
  return `23${body}${checkDigit(`23${body}`)}`;
}

/** The name of `month` (1 to 12). */
export function nameMonth(month: number): string {
  const name = months[month - 1];
  if (name === undefined) throw new RangeError(`no month ${month}`);
  return name;
}

/** An ISO date from its parts. */
export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The ISO date `days` after `iso`. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The ways in which a paper writes the same value, drawn once per paper. */
export type WritingStyle = {
  date: (iso: string) => string;
  dni: (digits: string) => string;
  cuil: (digits: string) => string;
  course: (course: string) => string;
  phone: (digits: string, areaCode: string) => string;
  money: (amount: string) => string;
};

type DateParts = { year: string; month: number; day: number };

const dateStyles: readonly ((parts: DateParts) => string)[] = [
  ({ year, month, day }) => `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`,
  ({ year, month, day }) => `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`,
  ({ year, month, day }) => `${day}/${month}/${year}`,
  ({ year, month, day }) => `${day} de ${nameMonth(month)} de ${year}`,
  ({ year, month, day }) => `${String(day).padStart(2, '0')} de ${nameMonth(month)} de ${year}`,
  ({ year, month, day }) => `${day}-${month}-${year.slice(2)}`,
  ({ year, month, day }) => `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year}`,
  ({ year, month, day }) => `${day}/${month}/${year.slice(2)}`,
  ({ year, month, day }) => `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`,
];

const groupThousands = (digits: string, separator: string) => digits.replace(/\B(?=(\d{3})+$)/g, separator);

const dniStyles: readonly ((digits: string) => string)[] = [
  (digits) => groupThousands(digits, '.'),
  (digits) => groupThousands(digits, '.'),
  (digits) => digits,
  (digits) => groupThousands(digits, ' '),
  (digits) => `DNI ${groupThousands(digits, '.')}`,
];

const cuilStyles: readonly ((digits: string) => string)[] = [
  (digits) => `${digits.slice(0, 2)}-${digits.slice(2, 10)}-${digits.slice(10)}`,
  (digits) => `${digits.slice(0, 2)}-${digits.slice(2, 10)}-${digits.slice(10)}`,
  (digits) => digits,
  (digits) => `${digits.slice(0, 2)} ${digits.slice(2, 10)} ${digits.slice(10)}`,
  (digits) => `${digits.slice(0, 2)}-${groupThousands(digits.slice(2, 10), '.')}-${digits.slice(10)}`,
];

const courseStyles: readonly ((grade: number, division: string) => string)[] = [
  (grade, division) => `${grade}.º ${division}`,
  (grade, division) => `${grade}º ${division}`,
  (grade, division) => `${grade}° "${division}"`,
  (grade, division) => `${grade}${ordinalEndings[grade - 1]} ${division}`,
  (grade, division) => `${grade}${ordinalEndings[grade - 1]}. "${division}"`,
  (grade, division) => `${ordinalWords[grade - 1]} ${division}`,
  (grade, division) => `${ordinalWords[grade - 1]} "${division}"`,
  (grade, division) => `${grade}${division}`,
  (grade, division) => `${grade}° grado ${division}`,
  (grade, division) => `${grade}.° año, división ${division}`,
];

const phoneStyles: readonly ((area: string, local: string) => string)[] = [
  (area, local) => `(${area}) ${local.slice(0, -4)}-${local.slice(-4)}`,
  (area, local) => `${area} ${local.slice(0, -4)}-${local.slice(-4)}`,
  (area, local) => `${area}-${local}`,
  (area, local) => `${area}${local}`,
  (area, local) => `${area} ${local.slice(0, -4)} ${local.slice(-4)}`,
];

/** The date `iso` as `style` numbers it. */
function writeDate(iso: string, style: (parts: DateParts) => string): string {
  const [year = '', month, day] = iso.split('-');
  return style({ year, month: Number(month), day: Number(day) });
}

/** The date in words: "12 de marzo de 2026". */
export function writeLongDate(iso: string): string {
  return writeDate(iso, ({ year, month, day }) => `${day} de ${nameMonth(month)} de ${year}`);
}

/** The date as most papers write it: "12/03/2026". */
export function writeShortDate(iso: string): string {
  return writeDate(
    iso,
    ({ year, month, day }) => `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`,
  );
}

/** The course in one of its customary writings, from its canonical "3.º B". */
function writeCourse(course: string, style: (grade: number, division: string) => string): string {
  return style(Number(course[0]), course.slice(-1));
}

/** Draws how one paper writes dates, documents, courses, telephones and amounts. */
export function drawWritingStyle(random: Random): WritingStyle {
  const dateStyle = random.pick(dateStyles);
  const dniStyle = random.pick(dniStyles);
  const cuilStyle = random.pick(cuilStyles);
  const courseStyle = random.pick(courseStyles);
  const phoneStyle = random.pick(phoneStyles);
  const moneySign = random.pick(['$ ', '$', '$ ', 'ARS ']);
  return {
    date: (iso) => writeDate(iso, dateStyle),
    dni: dniStyle,
    cuil: cuilStyle,
    course: (course) => writeCourse(course, courseStyle),
    phone: (digits, areaCode) => phoneStyle(areaCode, digits.slice(areaCode.length)),
    money: (amount) => {
      const [whole = '0', cents = '00'] = amount.split('.');
      return `${moneySign}${groupThousands(whole, '.')},${cents}`;
    },
  };
}
