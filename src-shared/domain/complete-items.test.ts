import { expect, test } from 'vitest';
import { completeItems } from './complete-items.ts';

const whole = '{"consta": true, "oraciones": [{"a": "x } ] \\" y"}, {"b": {"c": [1]}}]}';

test('gives an object as soon as it is whole, whatever its strings hold', () => {
  const counts = Array.from({ length: whole.length + 1 }, (_, end) => completeItems(whole.slice(0, end)).length);
  expect(Math.max(...counts)).toBe(2);
  expect(counts).toEqual([...counts].sort());
  expect(completeItems(whole)).toEqual([{ a: 'x } ] " y' }, { b: { c: [1] } }]);
  const firstEnds = whole.indexOf('},') + 1;
  expect(completeItems(whole.slice(0, firstEnds))).toHaveLength(1);
  expect(completeItems(whole.slice(0, firstEnds - 1))).toHaveLength(0);
});

test('what is no JSON gives what was whole before it', () => {
  expect(completeItems('{"oraciones": [{"a": 1}, {b}]}')).toEqual([{ a: 1 }]);
  expect(completeItems('No consta.')).toEqual([]);
  expect(completeItems('')).toEqual([]);
});
