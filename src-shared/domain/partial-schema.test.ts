import { expect, test } from 'vitest';
import { partialWithoutDefaults } from './partial-schema.ts';
import { columnDefinitionSchema } from './planilla.ts';

test('an update that names one field carries that field alone', () => {
  const schema = partialWithoutDefaults(columnDefinitionSchema);
  expect(schema.parse({ instruction: 'la del alumno' })).toEqual({ instruction: 'la del alumno' });
});

test('the fields of an update are still checked', () => {
  const schema = partialWithoutDefaults(columnDefinitionSchema);
  expect(schema.safeParse({ synonyms: 'DNI' }).success).toBe(false);
});
