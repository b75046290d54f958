import { z } from 'zod';

const date = z.iso.date();
/** "2026-11-03", "20261103", "PTT-20261103-WA0001"; the year first. */
const yearFirst = /(?<!\d)((?:19|20)\d{2})([-_. ]?)(\d{2})\2(\d{2})(?!\d)/g;
/** "03-11-2026", "3.11.2026", "03_11_26". */
const dayFirst = /(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2((?:20)?\d{2})(?!\d)/g;

/** The day (yyyy-mm-dd) that a recorder or a person wrote into a recording's name; null where there is none. */
export function dateInName(name: string): string | null {
  const found = [
    ...[...name.matchAll(yearFirst)].map(([, year = '', , month = '', day = '']) => [year, month, day]),
    ...[...name.matchAll(dayFirst)].map(([, day = '', , month = '', year = '']) => [
      year.length === 2 ? `20${year}` : year,
      month.padStart(2, '0'),
      day.padStart(2, '0'),
    ]),
  ].map((parts) => parts.join('-'));
  return found.find((each) => date.safeParse(each).success) ?? null;
}

/** The day (yyyy-mm-dd) of an instant by this PC's clock. */
export function localDay(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
