import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { type Page, pageSchema } from '../../domain/document-text.ts';

/** A page as deflated JSON. */
export function packPage(page: Page): Uint8Array {
  return deflateSync(strToU8(JSON.stringify(page)), { level: 4 });
}

/** A packed page, opened; what is stored was checked when it was read, but a file on disk is checked again. */
export function unpackPage(content: Uint8Array): Page {
  return pageSchema.parse(JSON.parse(strFromU8(inflateSync(content))));
}
