import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';

it('makes ten codes that are read back however they are typed', () => {
  const codes = createRecoveryCodes((length) => randomBytes(length));
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(readRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(readRecoveryCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code);
  }
});

it.each(['', '123456', 'abcd-abcd-abcd-abc', 'abcd-abcd-abcd-abcu', 'abcd-abcd-abcd-abcd-a'])(
  'takes «%s» for no code',
  (typed) => expect(readRecoveryCode(typed)).toBeNull(),
);
