import { foldText } from './fold-text.ts';

const units = 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'.split(' ');
const tens = {
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
};
const hundreds = {
  cien: 100,
  ciento: 100,
  doscientos: 200,
  trescientos: 300,
  cuatrocientos: 400,
  quinientos: 500,
  seiscientos: 600,
  setecientos: 700,
  ochocientos: 800,
  novecientos: 900,
};

const values: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value): [string, number] => [word, value]),
  ...units.slice(6, 10).map((word, index): [string, number] => [`dieci${word}`, 16 + index]),
  ...units.slice(1, 10).map((word, index): [string, number] => [`veinti${word}`, 21 + index]),
  ['un', 1],
  ['una', 1],
  ['primero', 1],
  ['veintiun', 21],
  ...Object.entries(tens),
  ...Object.entries(hundreds),
]);

/** The number that Spanish words spell ("dos mil diecisiete" is 2017), up to 999,999; null when a word is not of a number. */
export function numberFromWords(text: string): number | null {
  const words = foldText(text)
    .split(/[^a-z]+/)
    .filter((word) => word !== '' && word !== 'y');
  if (words.length === 0) return null;
  let total = 0;
  let group = 0;
  for (const word of words) {
    if (word === 'mil') {
      total += (group || 1) * 1000;
      group = 0;
      continue;
    }
    const value = values.get(word);
    if (value === undefined) return null;
    group += value;
  }
  return total + group;
}

/** A pattern (to be used on folded text) that matches a run of number words. */
export const numberWordsPattern = (() => {
  const word = [...values.keys(), 'mil'].sort((a, b) => b.length - a.length).join('|');
  return `(?:(?:${word})(?:\\s+(?:y\\s+)?(?:${word}))*)`;
})();
