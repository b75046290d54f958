import { expect, it } from 'vitest';
import { namesPerson, partsNaming, personWords, withoutPerson } from './person-words.ts';

const person = { familyName: 'Pérez Gómez', givenName: 'María Ana', dni: '50111222' };
const words = personWords(person);

it.each([
  ['Se presenta PEREZ GOMEZ, María', true],
  ['la alumna María Ana Pérez Gómez', true],
  ['DNI 50.111.222', true],
  ['dni:50111222', true],
  ['{"text":"Nómina\\nPérez Gómez, María Ana"}', true],
  ['Pérez, María', false],
  ['Gómez María Ana', false],
  ['50.111.223', false],
  ['150111222', false],
  ['', false],
])('«%s» names her: %s', (text, expected) => {
  expect(namesPerson(words, text)).toBe(expected);
});

it('somebody without a number is named by her name alone', () => {
  const unnumbered = personWords({ ...person, dni: null });
  expect(namesPerson(unnumbered, 'Pérez Gómez, María')).toBe(true);
  expect(namesPerson(unnumbered, 'null')).toBe(false);
});

it('a reason keeps its words and loses hers', () => {
  expect(withoutPerson('Lo pidió la madre de maria Perez (50.111.222), nota 14', person)).toBe(
    'Lo pidió la madre de … … (…), nota 14',
  );
});

it('what is told of her leaves out the lines and the entries of others', () => {
  const list = '1;Sosa, Lucía;50.333.444\nPérez Gómez, María Ana 50.111.222\nVega, Luis 50.999.888';
  expect(partsNaming(words, list)).toBe('Pérez Gómez, María Ana 50.111.222');
  expect(partsNaming(words, '2 según la planilla: Sosa, Lucía; Pérez Gómez, María.')).toBe('Pérez Gómez, María.');
  expect(partsNaming(words, 'Pérez Gómez,\nMaría')).toBe('Pérez Gómez,\nMaría');
});
