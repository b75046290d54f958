import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';

/** The widths that pages are asked for: few, so that a small zoom does not draw the page again. */
const WIDTHS = [160, 480, 800, 1200, 1800, 2400, 3000] as const;
const KEEP_MS = 60_000;
const REVOKE_AFTER_MS = 5_000;

/** The smallest of the offered widths that is sharp at `cssWidth` on this screen. */
export function imageWidthFor(cssWidth: number, pixelRatio: number): number {
  const wanted = cssWidth * pixelRatio;
  return WIDTHS.find((width) => width >= wanted * 0.9) ?? WIDTHS[WIDTHS.length - 1] ?? 800;
}

/** The picture of a page as an address for `<img>`; the coarser one stays until the sharper has come. */
export function usePageImage(input: { sourceId: SourceId; page: number; cssWidth: number; enabled?: boolean }) {
  const { sourceId, page, cssWidth, enabled = true } = input;
  const api = useApi();
  const widthPixels = imageWidthFor(cssWidth, window.devicePixelRatio || 1);
  const image = useQuery(
    api.sources.pageImage.queryOptions({
      input: { sourceId, page, widthPixels },
      enabled,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEEP_MS,
      placeholderData: keepPreviousData,
    }),
  );
  return { url: useObjectUrl(image.data), error: image.error, retry: () => void image.refetch() };
}

function useObjectUrl(file: File | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    // Later: the picture on screen keeps this address until the next one has been drawn.
    return () => void setTimeout(() => URL.revokeObjectURL(made), REVOKE_AFTER_MS);
  }, [file]);
  return url;
}
