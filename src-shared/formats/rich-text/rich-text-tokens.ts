/** What an RTF file is made of. A `byte` is one character of the file's code page. */
export type RichTextToken =
  | { kind: 'open' | 'close' }
  | { kind: 'word'; name: string; value: number | null }
  | { kind: 'byte'; byte: number };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Splits RTF into its tokens; binary blocks are skipped. */
export function* richTextTokens(bytes: Uint8Array): Generator<RichTextToken> {
  let offset = 0;
  while (offset < bytes.length) {
    const byte = bytes[offset]!;
    if (byte === OPEN || byte === CLOSE) {
      yield { kind: byte === OPEN ? 'open' : 'close' };
      offset++;
    } else if (byte !== BACKSLASH) {
      if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: 'byte', byte };
      offset++;
    } else {
      const { token, next } = readControl(bytes, offset + 1);
      yield token;
      offset = token.kind === 'word' && token.name === 'bin' ? next + Math.max(0, token.value ?? 0) : next;
    }
  }
}

function readControl(bytes: Uint8Array, start: number): { token: RichTextToken; next: number } {
  if (!isLetter(bytes[start])) return readSymbol(bytes, start);
  let offset = start;
  while (isLetter(bytes[offset]) && offset - start < 40) offset++;
  const name = String.fromCharCode(...bytes.subarray(start, offset));
  const numberStart = offset;
  if (bytes[offset] === 0x2d) offset++;
  while (isDigit(bytes[offset]) && offset - numberStart < 12) offset++;
  const digits = String.fromCharCode(...bytes.subarray(numberStart, offset));
  const value = /\d/.test(digits) ? Number(digits) : null;
  if (bytes[offset] === 0x20) offset++;
  return { token: { kind: 'word', name, value }, next: offset };
}

function readSymbol(bytes: Uint8Array, start: number): { token: RichTextToken; next: number } {
  const symbol = String.fromCharCode(bytes[start] ?? 0);
  if (symbol === "'") {
    const byte = Number.parseInt(String.fromCharCode(...bytes.subarray(start + 1, start + 3)), 16);
    return { token: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, next: start + 3 };
  }
  if (symbol === '\\' || symbol === '{' || symbol === '}')
    return { token: { kind: 'byte', byte: symbol.charCodeAt(0) }, next: start + 1 };
  return {
    token: { kind: 'word', name: symbol === '\n' || symbol === '\r' ? 'par' : symbol, value: null },
    next: start + 1,
  };
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
