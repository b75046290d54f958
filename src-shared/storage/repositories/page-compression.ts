import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Page } from '../../domain/document-text.ts';

/** A page as deflated JSON. */
export function packPage(page: Page): Uint8Array {
  return deflateSync(strToU8(JSON.stringify(page)), { level: 4 });
}

/**
 * A packed page, opened. Not parsed with its schema: one search opens twenty pages of a thousand words, only
 * `packPage` writes them, and a damaged page of the database does not pass the database's own check.
 */
export function unpackPage(content: Uint8Array): Page {
  return JSON.parse(strFromU8(inflateSync(content)));
}
