/** For how many days what is deleted is kept. */
export const trashDayChoices = [7, 15, 30, 60, 90, 180, 365];
/** For how many years papers are kept. */
export const yearChoices = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50];
/** The hours in which a night may begin and end. */
export const eveningHours = [17, 18, 19, 20, 21, 22, 23];
export const morningHours = [4, 5, 6, 7, 8, 9, 10];
/** What lines of schools can spare, in bytes a second. */
export const paceChoices = [32, 64, 128, 256, 512].map((kilobytes) => kilobytes * 1024);

/** The choices with what is chosen among them, in order. */
export function withChosen(choices: readonly number[], chosen: number | null): number[] {
  return chosen === null || choices.includes(chosen) ? [...choices] : [...choices, chosen].sort((a, b) => a - b);
}
