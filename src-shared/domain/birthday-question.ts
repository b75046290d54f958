import { foldText } from './fold-text.ts';

/** A day of any year, or a whole month of it. */
export type Birthday = { month: number; day: number | null };

export const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
  ' ',
);

const havingBirthdays = /\bcumple(?:n|anos)?\b/;
/** "Cuántos años cumple Sosa": an age is asked for, not who. */
const askingAge = /\bcuantos anos\b/;
const staff = /\bdocent|\bmaestr|\bprofesor|\bpersonal\b|\bagentes?\b/;
const thisMonth = /\b(?:este|el) mes\b/;

/** When the pupils asked for have their birthday; null for a question about anything else. `today` is an ISO date. */
export function askedBirthday(question: string, today: string): Birthday | null {
  const folded = foldText(question);
  if (!havingBirthdays.test(folded) || askingAge.test(folded) || staff.test(folded)) return null;
  const [month, day] = [Number(today.slice(5, 7)), Number(today.slice(8, 10))];
  if (/\bhoy\b/.test(folded)) return { month, day };
  if (thisMonth.test(folded)) return { month, day: null };
  const words: string[] = folded.replaceAll('setiembre', 'septiembre').match(/[a-z]+/g) ?? [];
  const named = months.findIndex((name) => words.includes(name)) + 1;
  const dayNamed = named > 0 ? /\b([0-3]?\d) de [a-z]/.exec(folded)?.[1] : undefined;
  return named === 0 ? null : { month: named, day: dayNamed === undefined ? null : Number(dayNamed) };
}

/** Whether somebody born on an ISO date has their birthday then. */
export function isBornOn(birthDate: string, { month, day }: Birthday): boolean {
  return Number(birthDate.slice(5, 7)) === month && (day === null || Number(birthDate.slice(8, 10)) === day);
}

/** "en mayo", "el 5 de mayo" */
export function birthdayWords({ month, day }: Birthday): string {
  const name = months[month - 1] ?? '';
  return day === null ? `en ${name}` : `el ${day} de ${name}`;
}
