import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Citation } from '../../../src-shared/domain/answer.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import type { TrialPart } from '../../../src-shared/domain/prompt-trial.ts';
import { alignParts } from './align-parts.ts';

const citation = (quote: string): Citation => ({
  number: 1,
  sourceId: '3f0c0000-0000-7000-8000-000000000000' as SourceId,
  name: 'circular.txt',
  path: null,
  locator: { type: 'time', page: 1, start: 0, end: 1, startMs: 0, endMs: 1 },
  quote,
});
const part = (text: string, ...quotes: string[]): TrialPart => ({
  text,
  mark: 'proven',
  citations: quotes.map(citation),
});
const texts = (left: TrialPart[], right: TrialPart[]) =>
  alignParts(left, right).map((row) => [row.left?.text ?? null, row.right?.text ?? null]);

test('what is alike stands side by side, and what only one says stands alone in its place', () => {
  const left = [part('Hola, familias:'), part('La reunión es el viernes 12 a las 18.'), part('Traer el boletín.')];
  const right = [part('El viernes 12 hay reunión a las 18.'), part('Se suspende si llueve.'), part('Traer boletín.')];
  expect(texts(left, right)).toEqual([
    ['Hola, familias:', null],
    ['La reunión es el viernes 12 a las 18.', 'El viernes 12 hay reunión a las 18.'],
    [null, 'Se suspende si llueve.'],
    ['Traer el boletín.', 'Traer boletín.'],
  ]);
});

test('two ways of saying what the same words of the paper say are one thing', () => {
  const quote = 'los tutores concurrirán munidos de DNI';
  expect(texts([part('Vengan con documento.', quote)], [part('Hay que traer el DNI.', quote)])).toEqual([
    ['Vengan con documento.', 'Hay que traer el DNI.'],
  ]);
  expect(texts([part('Vengan con documento.')], [part('Hay que traer el DNI.')])).toHaveLength(2);
});

test('nothing is lost or changes its place on its side', () => {
  const parts = fc.array(
    fc.array(fc.constantFrom('uno', 'dos', 'tres', 'cuatro'), { maxLength: 4 }).map((words) => part(words.join(' '))),
    { maxLength: 7 },
  );
  fc.assert(
    fc.property(parts, parts, (left, right) => {
      const rows = alignParts(left, right);
      expect(rows.flatMap((row) => row.left ?? [])).toEqual(left);
      expect(rows.flatMap((row) => row.right ?? [])).toEqual(right);
      expect(rows.every((row) => row.left !== null || row.right !== null)).toBe(true);
    }),
  );
});
