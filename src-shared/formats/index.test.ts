import { expect, test } from 'vitest';
import { documentFormatNameSchema } from '../domain/document-text.ts';
import { documentFormats } from './index.ts';

test('every format of the domain is registered once and once only', () => {
  const names = documentFormats.map((format) => format.name);
  expect(names.toSorted()).toEqual([...documentFormatNameSchema.options].toSorted());
});
