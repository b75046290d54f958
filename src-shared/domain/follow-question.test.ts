import { expect, test } from 'vitest';
import { titleOfQuestion } from './conversation.ts';
import { continueQuestion, leansOnEarlier } from './follow-question.ts';
import { understandQuestion } from './understand-question.ts';

test.each(['¿Y los de 3.º A?', '¿Y de la partida de nacimiento?', '¿Cuál es su DNI?', '¿Dónde vive ella?'])(
  '%s leans on the question before it',
  (question) => {
    expect(leansOnEarlier(question)).toBe(true);
  },
);

test.each([
  '¿Cuándo es la reunión de familias?',
  '¿Qué docentes pidieron licencia en marzo y por qué motivo?',
  '¿Quién es la directora?',
])('%s stands alone', (question) => {
  expect(leansOnEarlier(question)).toBe(false);
});

test('what the second question does not say stays as the first said it', () => {
  const understand = (question: string) => understandQuestion(question, '2026-11-23');
  const earlier = understand('¿Cuántos alumnos de 3.º B no trajeron el carnet de vacunas?');
  expect(continueQuestion(earlier, understand('¿Y los de 3.º A?'))).toEqual({ ...earlier, courses: ['3.º A'] });
  expect(continueQuestion(earlier, understand('¿Y la partida de nacimiento?'))).toMatchObject({
    courses: ['3.º B'],
    paperKind: 'birth-certificate',
    brought: false,
    about: 'pupils',
  });
});

test('a conversation is called by its first question, cut between words', () => {
  expect(titleOfQuestion(' ¿Cuándo\nes? ')).toBe('¿Cuándo es?');
  const long = titleOfQuestion('palabra '.repeat(40));
  expect(long).toMatch(/^(palabra )*palabra…$/);
  expect(long.length).toBeLessThanOrEqual(81);
});
