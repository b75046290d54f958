/** What a letter or digit may be: none that is taken for another when it is read from paper. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const codeLength = 16;
const codeCount = 10;

/** Codes that let somebody in once each without their telephone: 80 random bits, in groups of four. */
export function createRecoveryCodes(randomBytes: (length: number) => Uint8Array): string[] {
  return Array.from({ length: codeCount }, () => inGroups(randomLetters(randomBytes)));
}

/** A recovery code as it was made, however it was typed; null for what is none. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  const isCode = letters.length === codeLength && [...letters].every((letter) => alphabet.includes(letter));
  return isCode ? inGroups(letters) : null;
}

function randomLetters(randomBytes: (length: number) => Uint8Array): string {
  // 256 is 32 eight times: each letter is as likely as the others.
  return Array.from(randomBytes(codeLength), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

function inGroups(letters: string): string {
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}
