const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An e-mail's date as its sender's clock had it, "dd/mm/yyyy HH:MM"; the text itself when it is no date. */
export function shownMailDate(header: string): string {
  const match = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d{2})/i.exec(header);
  const month = match ? MONTHS.indexOf(match[2]!.toLowerCase()) + 1 : 0;
  if (match && month > 0)
    return `${match[1]!.padStart(2, '0')}/${String(month).padStart(2, '0')}/${match[3]} ${match[4]!.padStart(2, '0')}:${match[5]}`;
  return header.trim();
}

/** The hour of Argentina, which has no summer time, for dates that come without their sender's zone. */
const ARGENTINA_OFFSET_MS = -3 * 3_600_000;

/** A moment as "dd/mm/yyyy HH:MM" in Argentina; empty when it is no moment. */
export function shownMoment(moment: string | undefined): string {
  const time = moment === undefined ? Number.NaN : Date.parse(moment);
  if (Number.isNaN(time)) return '';
  const [date = '', clock = ''] = new Date(time + ARGENTINA_OFFSET_MS).toISOString().split('T');
  return `${date.split('-').reverse().join('/')} ${clock.slice(0, 5)}`;
}
