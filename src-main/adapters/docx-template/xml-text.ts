const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Text of XML as it reads. */
export function decodeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hexadecimal, decimal, name) => {
    if (hexadecimal) return codePoint(Number.parseInt(hexadecimal, 16));
    if (decimal) return codePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}

/** Text as it is written in XML. */
export function encodeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => escapes[sign] ?? sign);
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '\ufffd';
}
