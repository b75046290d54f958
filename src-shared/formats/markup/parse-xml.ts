import { SaxesParser } from 'saxes';
import { AppError } from '../../domain/errors.ts';

/** Attributes as they are written, prefixes included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told about an XML document while it goes by; element names come without their prefix. */
export type XmlHandler = {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
};

/** A parser fed piece by piece, so that a large part is never whole in memory. */
type XmlParser = {
  write(bytes: Uint8Array): void;
  /** Ends the document; true when it was well formed. */
  end(): boolean;
};

/**
 * A forgiving parser: what follows an error is still told. It fetches nothing, and a document that declares entities
 * of its own throws `FILE_DAMAGED`: office files have none, and expanding them is how XML bombs work.
 */
export function createXmlParser(handler: XmlHandler): XmlParser {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let isWellFormed = true;
  parser.on('error', () => {
    isWellFormed = false;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('<!ENTITY')) throw new AppError('FILE_DAMAGED', { name: '' });
  });
  parser.on('opentag', (tag) => handler.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handler.close(localName(tag.name)));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  let decoder: ReturnType<typeof createXmlDecoder> | null = null;
  return {
    write(bytes) {
      decoder ??= createXmlDecoder(bytes);
      parser.write(decoder.decode(bytes, { stream: true }));
    },
    end() {
      parser.close();
      return isWellFormed;
    },
  };
}

/** Parses a document that is small enough to be whole in memory; true when it was well formed. */
export function parseXml(bytes: Uint8Array, handler: XmlHandler): boolean {
  const parser = createXmlParser(handler);
  parser.write(bytes);
  return parser.end();
}

/** An attribute by its name without prefix ("val" finds "w:val"). */
export function attributeOf(attributes: XmlAttributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  for (const key in attributes) {
    if (key.endsWith(name) && key[key.length - name.length - 1] === ':') return attributes[key];
  }
  return undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function createXmlDecoder(start: Uint8Array) {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le');
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be');
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200));
  const declared = /encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared);
  } catch {
    return new TextDecoder('utf-8');
  }
}
