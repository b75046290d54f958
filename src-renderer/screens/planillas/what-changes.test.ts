import { expect, it } from 'vitest';
import { columnDefinitionSchema } from '../../../src-shared/domain/planilla.ts';
import { whatChanges } from './what-changes.ts';

const own = columnDefinitionSchema.parse({ name: 'Dosis', type: 'text', instruction: 'Cuál es.' });

it('says that the type is another, and what becomes of what is there', () => {
  const [change, ...others] = whatChanges(own, { ...own, type: 'date' });
  expect(change).toBe(
    'pasa de Texto a Fecha; lo escrito a mano queda como está, aunque no lo sea, y lo leído se lee de nuevo',
  );
  expect(others).toEqual([]);
});

it('says all that changes, and nothing of what is the same', () => {
  const choice = { ...own, type: 'choice' as const, choices: ['Primera'] };
  const next = { ...choice, choices: ['Primera', 'Segunda'], instruction: '', required: true, synonyms: ['N.º'] };
  expect(whatChanges(choice, next)).toEqual([
    'se elige entre: Primera, Segunda',
    'no dice más qué buscar',
    'tiene que estar siempre',
    'cambian los otros nombres o los ejemplos',
  ]);
  expect(whatChanges(own, { ...own, name: 'Otra' })).toEqual([]);
});
