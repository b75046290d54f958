import { expect, it } from 'vitest';
import { isOlderVersion } from './program-version.ts';

it.each([
  ['0.9.0', '0.10.0', true],
  ['0.10.0', '0.9.0', false],
  ['1.2.3', '1.2.3', false],
  ['1.2.3', '2.0.0', true],
  ['1.2.3-beta', '1.2.4', true],
  ['desconocida', '1.0.0', false],
])('says of %s and %s whether the first is older: %s', (version, than, isOlder) => {
  expect(isOlderVersion(version, than)).toBe(isOlder);
});
