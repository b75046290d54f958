import { expect, test } from 'vitest';
import { addNumbers, averageOf } from './add-numbers.ts';

test('amounts are added up exactly', () => {
  expect(addNumbers(['0.1', '0.2'])).toBe('0.3');
  expect(addNumbers(['1250.50', '-0.5', '10'])).toBe('1260');
  expect(addNumbers(['-3', '1.25'])).toBe('-1.75');
  expect(addNumbers(['99999999999999.99', '0.01'])).toBe('100000000000000');
  expect(addNumbers([])).toBe('0');
});

test('an average has at most two decimals, rounded', () => {
  expect(averageOf(['2', '10', '14', '4', '1'])).toBe('6.2');
  expect(averageOf(['1', '1', '2'])).toBe('1.33');
  expect(averageOf(['1', '2', '2'])).toBe('1.67');
  expect(averageOf(['-1', '-2', '-2'])).toBe('-1.67');
  expect(averageOf([])).toBe('0');
});
