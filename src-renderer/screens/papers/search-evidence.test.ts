import { describe, expect, it } from 'vitest';
import { createId, type SourceId } from '../../../src-shared/domain/identifiers.ts';
import { evidenceOfHit } from './search-evidence.ts';

const text = `Domicilio: Av. San Martín 1234. ${'Cursa en el turno mañana. '.repeat(20)}Plaza San Martín.`;
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};
const hit = (highlights: { start: number; end: number }[]) => ({
  sourceId: createId<SourceId>(),
  name: 'ficha.docx',
  path: null,
  locator: { type: 'block' as const, page: 2, start: 100, end: 100 + text.length, block: 3 },
  text,
  highlights,
  answer: { start: 0, end: text.length, share: 1 },
  score: 1,
});

describe('evidenceOfHit', () => {
  it('paints the words that matched and not the whole passage', () => {
    const evidence = evidenceOfHit(hit([at('San'), at('Martín')]));
    expect(evidence.quote).toBe('San Martín');
    expect(evidence.locator).toMatchObject({ page: 2, start: 100 + at('San').start, end: 100 + at('Martín').end });
  });

  it('does not stretch over half a page when the same word comes again far below', () => {
    const evidence = evidenceOfHit(hit([at('San'), at('Martín'), at('San', 200), at('Martín', 200)]));
    expect(evidence.quote).toBe('San Martín');
  });

  it('shows the passage when the search does not say which words matched', () => {
    expect(evidenceOfHit(hit([])).quote).toBe(text);
  });
});
