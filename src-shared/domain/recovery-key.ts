import { crockfordAlphabet as alphabet, readCrockford } from './crockford.ts';

const keyBytes = 32;
const checkBytes = 3;
const groupLength = 4;

/** How many letters and digits a recovery key has. */
export const recoveryKeyLength = ((keyBytes + checkBytes) * 8) / 5;

/** A library's key (32 bytes) as 14 groups of 4 letters and digits, with a check against slips of the pen. */
export function formatRecoveryKey(key: Uint8Array): string {
  const bits = [...key, ...checkOf(key)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  return (letters.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/** The key that a recovery key spells, whatever its capitals, spaces and hyphens; null when it has a slip. */
export function parseRecoveryKey(text: string): Uint8Array | null {
  const letters = readCrockford(text);
  const values = [...letters].map((letter) => alphabet.indexOf(letter));
  if (values.length !== recoveryKeyLength || values.includes(-1)) return null;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
  const key = new Uint8Array(bytes.slice(0, keyBytes));
  const check = bytes.slice(keyBytes);
  return checkOf(key).every((byte, index) => byte === check[index]) ? key : null;
}

/** The first recovery key in a text that says other things too, as it is printed; null when there is none. */
export function findRecoveryKey(text: string): string | null {
  const groups = recoveryKeyLength / groupLength;
  // Looked for from each word on, so that a word of four letters before the key does not hide it.
  const shape = new RegExp(
    `(?<![\\w-])(?=(\\w{${groupLength}}(?:[\\s-]+\\w{${groupLength}}){${groups - 1}})(?!\\w))`,
    'g',
  );
  for (const [, candidate] of text.matchAll(shape)) {
    const key = parseRecoveryKey(candidate ?? '');
    if (key) return formatRecoveryKey(key);
  }
  return null;
}

/** The three lowest bytes of the key's CRC-32 (ISO 3309): it is there to catch slips, not to hide anything. */
function checkOf(key: Uint8Array): number[] {
  let crc = 0xffffffff;
  for (const byte of key) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return [crc & 0xff, (crc >>> 8) & 0xff, (crc >>> 16) & 0xff];
}
