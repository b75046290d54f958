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

const tensWords = Object.keys(tens);
const hundredsWords = Object.keys(hundreds).filter((word) => word !== 'cien');

/** A whole number from 0 to 999,999 in Spanish words, as documents write it: 2026 is "dos mil veintiséis". */
export function numberInWords(number: number): string {
  if (number >= 1000) {
    const thousands = Math.floor(number / 1000);
    const before = thousands === 1 ? 'mil' : `${numberBeforeNoun(thousands)} mil`;
    return number % 1000 === 0 ? before : `${before} ${numberInWords(number % 1000)}`;
  }
  if (number === 100) return 'cien';
  if (number > 100) {
    const rest = number % 100;
    const before = hundredsWords[Math.floor(number / 100) - 1]!;
    return rest === 0 ? before : `${before} ${numberInWords(rest)}`;
  }
  if (number <= 15) return units[number]!;
  if (number < 20) return accented(`dieci${units[number - 10]}`);
  if (number > 20 && number < 30) return accented(`veinti${units[number - 20]}`);
  const ten = tensWords[Math.floor(number / 10) - 2]!;
  return number % 10 === 0 ? ten : `${ten} y ${units[number % 10]}`;
}

/** The same before a masculine noun: "treinta y un días". */
export function numberBeforeNoun(number: number): string {
  return numberInWords(number)
    .replace(/veintiuno$/, 'veintiún')
    .replace(/uno$/, 'un');
}

function accented(word: string): string {
  return word.replace(/dos$/, 'dós').replace(/tres$/, 'trés').replace(/seis$/, 'séis');
}
