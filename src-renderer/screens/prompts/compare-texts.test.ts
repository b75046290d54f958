import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from './compare-texts.ts';

test('words that were put in, taken out and left are told apart', () => {
  expect(compareTexts('Hasta ocho renglones.', 'Hasta cinco renglones, sin siglas.')).toEqual([
    { kind: 'same', text: 'Hasta ' },
    { kind: 'removed', text: 'ocho' },
    { kind: 'added', text: 'cinco' },
    { kind: 'same', text: ' renglones' },
    { kind: 'added', text: ', sin siglas' },
    { kind: 'same', text: '.' },
  ]);
});

test('of a sentence whose halves changed places the longer half stays, whatever spaces and small words agree', () => {
  const before = 'El 11 de junio de 2024 a las 11:30 h personal del centro de salud visitará la escuela.';
  const after = 'Personal del centro de salud visitará la escuela el 11 de junio de 2024.';
  expect(compareTexts(before, after).filter(({ kind }) => kind === 'same')).toEqual([
    { kind: 'same', text: ' del centro de salud visitará la escuela' },
    { kind: 'same', text: '.' },
  ]);
});

test('what stays and what went is the old text; what stays and what came, the new one', () => {
  const text = fc.array(fc.constantFrom('uno', 'dos', ' ', '.', '\n', '{{x}}')).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = compareTexts(before, after);
      const without = (kind: string) =>
        changes
          .filter((change) => change.kind !== kind)
          .map((change) => change.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
    }),
  );
});
