import { expect, test } from 'vitest';
import { distinctFileNames } from './file-name-list.ts';

test('names that Windows would take for one are told apart, whatever their capitals, and none is left unsafe', () => {
  expect(
    distinctFileNames(['Ruiz, Ana.docx', 'RUIZ, ANA.docx', 'Ruiz, Ana (2).docx', 'a/b: "c".docx', 'CON.docx']),
  ).toEqual(['Ruiz, Ana.docx', 'RUIZ, ANA (2).docx', 'Ruiz, Ana (2) (2).docx', 'a_b_ _c_.docx', '_CON.docx']);
});

test('names that are too long stay distinct when they are cut', () => {
  const long = `${'Constancia de alumno regular de '.repeat(8)}.docx`;
  const names = distinctFileNames([long, long, long]);
  expect(new Set(names).size).toBe(3);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name).toMatch(/\.docx$/);
  }
});
