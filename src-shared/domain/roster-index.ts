import { type NameWords, nameWords, wordLikeness } from './compare-person-names.ts';
import type { Person } from './person.ts';

/** A roster ready to be looked up by document number and by the words of its surnames. */
export type RosterIndex = {
  people: readonly Person[];
  names: NameWords[];
  byDni: Map<string, number>;
  byWord: Map<string, Set<number>>;
  bySkeleton: Map<string, Set<string>>;
};

/** The word with one letter left out, in every way: two words one slip apart share one of these. */
function skeletons(word: string): string[] {
  if (word.length < 5) return [];
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

function addTo<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

/** Indexes a roster once for a whole paper. */
export function indexRoster(people: readonly Person[]): RosterIndex {
  const index: RosterIndex = { people, names: [], byDni: new Map(), byWord: new Map(), bySkeleton: new Map() };
  people.forEach((person, at) => {
    const name = nameWords({ family: person.familyName, given: person.givenName });
    index.names.push(name);
    if (person.dni) index.byDni.set(person.dni, at);
    for (const word of name.family) {
      addTo(index.byWord, word, at);
      for (const skeleton of skeletons(word)) addTo(index.bySkeleton, skeleton, word);
    }
  });
  return index;
}

/** The roster's surnames that a word of the text may be: itself, or one slip away in a long word. */
export function surnamesLike(word: string, index: RosterIndex, tolerant: boolean): string[] {
  if (index.byWord.has(word)) return [word];
  if (!tolerant || word.length < 5) return [];
  const near = new Set(skeletons(word).flatMap((skeleton) => [...(index.bySkeleton.get(skeleton) ?? [])]));
  return [...near].filter((surname) => wordLikeness(word, surname) > 0);
}
