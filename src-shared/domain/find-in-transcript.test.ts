import { expect, it } from 'vitest';
import { findInTranscript, replaceMatches } from './find-in-transcript.ts';

const said = [
  { id: 'a', text: 'La papa y el Papá, la papaya.' },
  { id: 'b', text: 'mi papá' },
];
const search = { text: 'papa', wholeWord: false, accents: false };
const places = (options: Partial<typeof search>) =>
  findInTranscript(said, { ...search, ...options }).map(({ segmentId, start }) => [segmentId, start]);

it('finds a text whatever its capitals and accents', () => {
  expect(places({})).toEqual([
    ['a', 3],
    ['a', 13],
    ['a', 22],
    ['b', 3],
  ]);
});

it('finds whole words alone, or those with these accents alone', () => {
  expect(places({ wholeWord: true })).toEqual([
    ['a', 3],
    ['a', 13],
    ['b', 3],
  ]);
  expect(places({ accents: true })).toEqual([
    ['a', 3],
    ['a', 22],
  ]);
  expect(places({ text: 'papá', accents: true, wholeWord: true })).toEqual([
    ['a', 13],
    ['b', 3],
  ]);
});

it('finds nothing for no text, and goes on after a match that is no whole word', () => {
  expect(places({ text: ' ' })).toEqual([]);
  expect(findInTranscript([{ id: 'c', text: 'papapa papa' }], { ...search, wholeWord: true })).toEqual([
    { segmentId: 'c', start: 7, end: 11 },
  ]);
});

it('writes the places that were found otherwise and leaves the rest', () => {
  const matches = findInTranscript(said, { ...search, wholeWord: true });
  expect([...replaceMatches(said, matches, 'mamá')]).toEqual([
    ['a', 'La mamá y el mamá, la papaya.'],
    ['b', 'mi mamá'],
  ]);
  expect([...replaceMatches(said, matches.slice(2), '')]).toEqual([['b', 'mi ']]);
});
