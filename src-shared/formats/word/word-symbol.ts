/** Characters of the Wingdings fonts that forms are ticked with. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0FE: '☒',
  F0FD: '☒',
  F078: '☒',
  F0FB: '✗',
  F0A8: '☐',
  F06F: '☐',
  F071: '☐',
  F0A3: '☐',
  F0FC: '✓',
  F052: '☑',
  F0B7: '•',
  F0A7: '▪',
  F0D8: '➢',
  F02D: '-',
  F0E0: '→',
};

/** A symbol of a picture font as a character that any font shows; nothing for one that only decorates. */
export function wordSymbol(code: string): string {
  const known = SYMBOLS[code.toUpperCase()];
  if (known !== undefined) return known;
  const point = Number.parseInt(code, 16);
  return point >= 0x20 && point < 0xe000 ? String.fromCharCode(point) : '';
}
