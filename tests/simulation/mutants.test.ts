import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mutants } from './mutants.ts';

const root = join(import.meta.dirname, '..', '..');

it.each(mutants)('knows the one place where "$name" is planted', ({ file, find, replace }) => {
  const sound = readFileSync(join(root, file), 'utf8');
  expect(sound.split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});
