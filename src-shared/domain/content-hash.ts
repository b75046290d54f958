import type { DocumentText } from './document-text.ts';

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 bytes. */
export async function hashText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
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
