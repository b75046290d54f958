import { expect, it } from 'vitest';
import { createEnrolmentCode, enrolmentCodeName, formatEnrolmentCode, readEnrolmentCode } from './enrolment.ts';

it('makes codes of ten letters and digits that nobody mistakes for another', () => {
  const code = createEnrolmentCode((length) => Uint8Array.from({ length }, (_, index) => index * 29));
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
});

it('reads a code as people type it', () => {
  expect(readEnrolmentCode(' k7qo1-m3x9z')).toBe('K7Q01M3X9Z');
  expect(readEnrolmentCode(formatEnrolmentCode('K7Q01M3X9Z'))).toBe('K7Q01M3X9Z');
  expect(readEnrolmentCode('K7Q0IM3X9Z')).toBe('K7Q01M3X9Z');
});

it('takes nothing else for a code', () => {
  for (const text of ['', 'K7Q01M3X9', 'K7Q01M3X9ZZ', 'K7Q01M3X9U', 'K7Q01M3X9Ñ', '\u0000'.repeat(10)]) {
    expect(readEnrolmentCode(text)).toBeNull();
  }
});

it('finds a code by a part of it that is not its secret', () => {
  expect(enrolmentCodeName('K7Q01M3X9Z')).toBe('K7Q0');
});
