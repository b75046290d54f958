import { unzipSync, type Zippable, zipSync } from 'fflate';

/** A moment that every ZIP entry is dated with, so that the bytes depend on nothing but the content. */
const moment = '2026-03-02T12:00:00';

/** A ZIP with the same bytes for the same entries. */
export function zipEntries(entries: Record<string, Uint8Array>): Uint8Array {
  const zippable: Zippable = {};
  for (const [name, bytes] of Object.entries(entries))
    zippable[name] = [bytes, { mtime: moment, level: name === 'mimetype' ? 0 : 6 }];
  return zipSync(zippable);
}

/** Rewrites an Office file that its library dated with the clock. */
export function settleOfficeFile(bytes: Uint8Array): Uint8Array {
  const unpacked = unzipSync(bytes);
  // Word and Excel put these first, and some readers tell the format by it.
  const first = ['mimetype', '[Content_Types].xml'].filter((name) => name in unpacked);
  const entries: Record<string, Uint8Array> = {};
  for (const name of [...first, ...Object.keys(unpacked).filter((other) => !first.includes(other))]) {
    const content = unpacked[name]!; // One of its own names.
    if (name.endsWith('/')) continue;
    entries[name] = name === 'docProps/core.xml' ? settleDates(content) : content;
  }
  return zipEntries(entries);
}

function settleDates(core: Uint8Array): Uint8Array {
  const text = new TextDecoder()
    .decode(core)
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$12026-03-02T12:00:00Z');
  return new TextEncoder().encode(text);
}
