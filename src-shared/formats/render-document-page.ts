import { AppError } from '../domain/errors.ts';
import { detectFormat } from './detect-format.ts';
import type { FormatInput } from './document-format.ts';

export type RenderInput = FormatInput & { page: number; widthPixels: number };
export type RenderedPage = { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' };
type RenderPage = (input: RenderInput, options: { signal: AbortSignal }) => Promise<RenderedPage>;

const renderers: Readonly<Record<string, () => Promise<RenderPage>>> = {};

/** A page of a format that has fixed pages, as a picture. Throws `PAGE_UNREADABLE` for the formats that have none. */
export async function renderDocumentPage(input: RenderInput, options: { signal: AbortSignal }): Promise<RenderedPage> {
  const load = renderers[detectFormat(input.bytes, input.name)];
  if (load === undefined) throw new AppError('PAGE_UNREADABLE', { name: input.name });
  const renderPage = await load();
  return renderPage(input, options);
}
