import { expect, it } from 'vitest';
import { z } from 'zod';
import { readFields } from './read-fields.ts';

const input = z.object({
  files: z.array(z.file()).min(1),
  name: z.string().optional(),
  place: z.number(),
  kind: z.enum(['1', '2']).default('1'),
  scope: z.object({ courses: z.array(z.string()) }),
  ranges: z.array(z.object({ start: z.number() })).optional(),
});

function formOf(...parts: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

it('takes a part for each field and for each item of a list, and JSON for what is neither text nor a file', () => {
  const file = new File(['Nota'], 'nota.txt');
  const form = formOf(
    ['files', file],
    ['name', '17'],
    ['place', '3'],
    ['kind', '2'],
    ['scope', '{"courses": ["3.º B"]}'],
    ['ranges', '{"start": 1}'],
    ['ranges', '{"start": 2}'],
    ['__proto__', '{"isAdministrator": true}'],
  );
  const read = readFields(form, input);
  expect(read).toEqual({
    files: [expect.objectContaining({ name: 'nota.txt' })],
    name: '17',
    place: 3,
    kind: '2',
    scope: { courses: ['3.º B'] },
    ranges: [{ start: 1 }, { start: 2 }],
  });
  expect(input.safeParse(read).success).toBe(true);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});

it('leaves out what a form does not say, and refuses what is no JSON, or lies too deep', () => {
  expect(readFields(formOf(['name', 'a']), input)).toEqual({ name: 'a' });
  expect(readFields(formOf(['name', 'a']), undefined)).toEqual({});
  for (const place of ['tres', '', '['.repeat(101) + ']'.repeat(101)]) {
    expect(() => readFields(formOf(['place', place]), input)).toThrow('INVALID_INPUT');
  }
});
