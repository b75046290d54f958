import { expect, test } from 'vitest';
import { sampleText } from '../../../tests/port-suites/library-fixtures.ts';
import { packPage } from './page-compression.ts';
import { createPageShelf } from './page-shelf.ts';

const packed = (text: string) => packPage(sampleText(text).pages[0]!);

test('a page that is looked at again is the one that is open, until its bytes are others', () => {
  const shelf = createPageShelf();
  const first = shelf.open('papel 1', packed('Primera lectura'));
  expect(shelf.open('papel 1', packed('Primera lectura'))).toBe(first);
  expect(shelf.open('papel 1', packed('Segunda lectura')).text).toBe('Segunda lectura');
  expect(shelf.open('papel 1', packed('Primera lectura'))).not.toBe(first);
});

test('the page that nobody looked at for longest makes room', () => {
  const shelf = createPageShelf(2);
  const [one, two, three] = ['uno', 'dos', 'tres'].map(packed) as [Uint8Array, Uint8Array, Uint8Array];
  const first = shelf.open('1', one);
  const second = shelf.open('2', two);
  shelf.open('1', one);
  shelf.open('3', three);
  expect(shelf.open('1', one)).toBe(first);
  expect(shelf.open('2', two)).not.toBe(second);
});
