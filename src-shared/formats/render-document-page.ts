import { AppError } from '../domain/errors.ts';
import { detectFormat } from './detect-format.ts';
import type { FormatInput, ReadingLimits } from './document-format.ts';

type RenderInput = FormatInput & { page: number; widthPixels: number; quarterTurns?: number };
type RenderedPage = { bytes: Uint8Array; mediaType: 'image/jpeg' | 'image/png' };

/** A page of a format that has fixed pages, as a picture, turned by `quarterTurns` clockwise (default 0). Throws `PAGE_UNREADABLE` for the formats that have none. */
export async function renderDocumentPage(input: RenderInput, limits: ReadingLimits): Promise<RenderedPage> {
  const format = detectFormat(input.bytes, input.name);
  if (format === 'pdf') return (await import('./pdf/render-page.ts')).renderPdfPage(input.bytes, input);
  if (format === 'image') return (await import('./image/render-page.ts')).renderImagePage(input.bytes, input, limits);
  throw new AppError('PAGE_UNREADABLE', { name: input.name });
}
