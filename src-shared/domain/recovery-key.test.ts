import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRecoveryKey, formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('a key comes back from its recovery key, however it was written down', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const text = formatRecoveryKey(key);
      expect(text).toMatch(/^([0-9A-Z]{4}-){13}[0-9A-Z]{4}$/);
      expect(parseRecoveryKey(text)).toEqual(key);
      expect(
        parseRecoveryKey(text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')),
      ).toEqual(key);
    }),
  );
});

test('one wrong letter is noticed', () => {
  fc.assert(
    fc.property(keys, fc.nat(55), fc.integer({ min: 1, max: 31 }), (key, at, shift) => {
      const letters = [...formatRecoveryKey(key).replaceAll('-', '')];
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      letters[at] = alphabet[(alphabet.indexOf(letters[at] ?? '0') + shift) % 32] ?? '0';
      expect(parseRecoveryKey(letters.join(''))).toBeNull();
    }),
  );
});

test('a key is found in the sheet that it was printed on', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const text = formatRecoveryKey(key);
      expect(findRecoveryKey(`Escuela N.º 123\nGUARDAR BIEN ESTA HOJA ${text}\r\nimpresa el 3/4/2026`)).toBe(text);
      expect(findRecoveryKey(text.replace(/(.{34})-/, '$1\n').toLowerCase())).toBe(text);
      expect(findRecoveryKey(`clave: ${text.slice(0, -1)}`)).toBeNull();
      expect(findRecoveryKey(`X${text}`)).toBeNull();
    }),
  );
});

test('something else is no key', () => {
  expect(parseRecoveryKey('')).toBeNull();
  expect(parseRecoveryKey('hola')).toBeNull();
});
