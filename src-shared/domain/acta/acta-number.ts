import { foldText } from '../fold-text.ts';
import type { ActaDetails, TakenNumber } from './acta-record.ts';

/** What tells a book and year from others: accents and capitals of its name do not matter. */
export function bookOf({ book, date }: Pick<ActaDetails, 'book' | 'date'>): { book: string; year: string } {
  return { book: foldText(book.trim()), year: date.slice(0, 4) };
}

/** The number after the last one that was given in the book that year. */
export function nextNumber(taken: readonly TakenNumber[]): number {
  return Math.max(0, ...taken.map(({ number }) => number)) + 1;
}

/** Who has the number: another acta than that of these versions, an approved one before a draft; null for nobody. */
export function holderOf(
  taken: readonly TakenNumber[],
  { number, firstId }: { number: number | null; firstId: TakenNumber['firstId'] },
): TakenNumber | null {
  const others = taken.filter((each) => each.number === number && each.firstId !== firstId);
  return others.find(({ isApproved }) => isApproved) ?? others[0] ?? null;
}
