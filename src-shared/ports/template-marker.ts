import type { MarkStep } from '../domain/template-marks.ts';
import type { TemplatePage } from '../domain/template-page.ts';

/** A document with its marks. */
export type MarkedDocument = {
  bytes: Uint8Array<ArrayBuffer>;
  page: TemplatePage;
  /** What stood where each field was marked first, by the field's key. */
  examples: Readonly<Record<string, string>>;
};

/** Makes templates of documents that a school already uses: its looks stay. */
export type TemplateMarker = {
  /**
   * The document once all of that has been done to it. Throws `TEMPLATE_NOT_DOCX`, `TEMPLATE_OLD_WORD`,
   * `TEMPLATE_PROTECTED`, `TEMPLATE_TOO_BIG`; for a step, `NOT_FOUND` where its place is not there,
   * `TEMPLATE_MARK_IN_TEXT_BOX`, `TEMPLATE_MARK_IN_WORD_FIELD` and `TEMPLATE_LINES_APART`.
   */
  mark(bytes: Uint8Array, fileName: string, steps: readonly MarkStep[]): Promise<MarkedDocument>;
};
