import type { DocumentText } from './document-text.ts';
import { type Sha256, sha256Schema } from './identifiers.ts';

/** Lower-case hexadecimal SHA-256 of some bytes. */
export async function hashBytes(bytes: Uint8Array): Promise<Sha256> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return sha256Schema.parse(Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes. */
export async function hashText(text: string): Promise<string> {
  return hashBytes(new TextEncoder().encode(text));
}

/**
 * What a reading says and how it is laid out, as one hash: the same file read again gives it again, and a better
 * reader that finds one other letter, table or place does not.
 */
export async function hashReading({ format, meta, pages }: DocumentText): Promise<string> {
  const parts = [JSON.stringify([format, meta])];
  // A page at a time: a book's whole JSON would be tens of megabytes.
  for (const page of pages) parts.push(await hashText(JSON.stringify(page)));
  return hashText(parts.join('\n'));
}
