import type { DocumentFormatName, DocumentText, Page } from '../../domain/document-text.ts';

/** A document of these pages; empty fields of `meta` are left out and each problem is named once. */
export function buildDocumentText(
  format: DocumentFormatName,
  pages: Page[],
  extra: { meta?: Record<string, string | null | undefined>; problems?: readonly string[] } = {},
): DocumentText {
  const meta: Record<string, string> = {};
  for (const [key, value] of Object.entries(extra.meta ?? {})) if (value) meta[key] = value;
  return { format, pages, meta, problems: [...new Set(extra.problems ?? [])] };
}
