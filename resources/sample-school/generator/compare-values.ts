import type { ColumnType } from '../../../src-shared/domain/planilla.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of a name or a sentence, without case, accents or punctuation. */
export function splitWords(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Whether `value` says what `expected` says, both in their canonical text. Names may differ in case, accents and the order of
 * their words; other text in case, accents, spaces and punctuation; everything else must be the same to the letter.
 */
export function sayTheSame(
  value: string,
  expected: string,
  type: ColumnType,
  ignoredWords: readonly string[] = [],
): boolean {
  if (type === 'person') return splitWords(value).sort().join(' ') === splitWords(expected).sort().join(' ');
  if (type !== 'text' && type !== 'choice') return value === expected;
  const squeeze = (text: string) =>
    splitWords(text)
      .filter((word) => !ignoredWords.includes(word))
      .join('');
  return squeeze(value) === squeeze(expected);
}
