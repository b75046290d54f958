import { expect, test } from 'vitest';
import { parseWidths, widthsText } from './stored-widths.ts';

test('a dragged width comes back and a measured one is measured again', () => {
  const text = widthsText(
    new Map([
      ['a', { type: 'resized', width: 120 }],
      ['b', { type: 'measured', width: 80 }],
    ]),
  );
  expect([...parseWidths(text)]).toEqual([['a', { type: 'resized', width: 120 }]]);
});

test('a stored text that is not ours gives no widths', () => {
  for (const text of [null, 'nonsense', '[1]', '{"a":"wide"}', '{"a":-4}']) expect(parseWidths(text).size).toBe(0);
});
