/** Crockford's base 32: no I, L, O or U, so that what is written by hand is read back right. */
export const crockfordAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a person typed, as the alphabet has it: whatever its capitals, spaces and hyphens, and O for 0 and I or L for 1. */
export function readCrockford(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
