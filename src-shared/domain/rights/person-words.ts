import { foldedWords } from '../fold-text.ts';
import type { Person } from '../person.ts';

/** How a text may name somebody: the number, and the ways of saying the name, in folded words with a space between. */
export type PersonWords = { dni: string | null; sayings: readonly string[] };

/** How a text may name a person of the roster. */
export function personWords({
  familyName,
  givenName,
  dni,
}: Pick<Person, 'familyName' | 'givenName' | 'dni'>): PersonWords {
  const family = foldedWords(familyName).join(' ');
  const given = foldedWords(givenName);
  const [first] = given;
  if (family === '' || first === undefined) return { dni, sayings: [] };
  return { dni, sayings: [...new Set([`${family} ${first}`, `${first} ${family}`, `${given.join(' ')} ${family}`])] };
}

/** Whether a text, which may be JSON, says the number or a whole name. */
export function namesPerson({ dni, sayings }: PersonWords, text: string): boolean {
  const said = ` ${foldedWords(text.replace(/\\[nrt]/g, ' ')).join(' ')} `;
  const numbers = dni === null ? [] : [dni, dni.replace(/(\d{3})(\d{3})$/, ' $1 $2')];
  return [...sayings, ...numbers].some((saying) => said.includes(` ${saying} `));
}

/**
 * The lines and the entries between semicolons of a text that name somebody, so that what stands beside them of others
 * is left out; the whole text where her name runs over two of them.
 */
export function partsNaming(words: PersonWords, text: string): string {
  const parts = text.split(/\n|;/).filter((part) => namesPerson(words, part));
  return parts.length === 0 ? text : parts.map((part) => part.trim()).join(' … ');
}

/** A text without a person's number and names, for what must outlast them. */
export function withoutPerson(
  text: string,
  { familyName, givenName, dni }: Pick<Person, 'familyName' | 'givenName' | 'dni'>,
): string {
  const names = new Set([...foldedWords(familyName), ...foldedWords(givenName)]);
  const digits = text.replace(/\d[\d.]{5,}\d/g, (number) => (number.replaceAll('.', '') === dni ? '…' : number));
  return digits.replace(/[\p{L}\p{M}]+/gu, (word) =>
    word.length > 2 && names.has(foldedWords(word).join('')) ? '…' : word,
  );
}
