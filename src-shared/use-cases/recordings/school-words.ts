import type { Person } from '../../domain/person.ts';

/** What whisper takes of a hint, with room to spare. */
const mostCharacters = 500;

/** Names that are likely to be said at this school, the staff's first; undefined when none are known. */
export function schoolWords({ schoolName, people }: { schoolName: string; people: readonly Person[] }) {
  const ordered = [...people].sort((one, other) => Number(other.role === 'staff') - Number(one.role === 'staff'));
  const names = [schoolName, ...ordered.map(({ givenName, familyName }) => `${givenName} ${familyName}`.trim())];
  let words = '';
  for (const name of new Set(names)) {
    if (name === '' || words.length + name.length + 2 > mostCharacters) continue;
    words += words === '' ? name : `, ${name}`;
  }
  return words === '' ? undefined : words;
}
