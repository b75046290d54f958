import type { LibrarySettings } from './library-settings.ts';

/** The hours of a night, by the clock on the wall: from one evening to the next morning. */
export type NightHours = Pick<LibrarySettings, 'nightFromHour' | 'nightToHour'>;

/** A night, in milliseconds since 1970. */
export type Night = { from: number; to: number };

/** The night that it is at an instant, or else the next one. */
export function nightAt(now: number, { nightFromHour, nightToHour }: NightHours): Night {
  const lastNight = { from: atHour(now, -1, nightFromHour), to: atHour(now, 0, nightToHour) };
  if (now < lastNight.to) return lastNight;
  return { from: atHour(now, 0, nightFromHour), to: atHour(now, 1, nightToHour) };
}

/** Whether an instant is in a night. */
export function isNight(now: number, hours: NightHours): boolean {
  const { from, to } = nightAt(now, hours);
  return now >= from && now < to;
}

/** An hour of the day that is `days` after the one of `now`, where this PC is. */
function atHour(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}
