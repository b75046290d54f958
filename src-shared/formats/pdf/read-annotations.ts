import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type AffineTransform, transformPoint } from '../page-layout/affine-transform.ts';
import type { PlacedWord } from '../page-layout/placed-word.ts';

/** A text with its rectangle in points of the upright page. */
type PlacedText = { text: string; left: number; top: number; right: number; bottom: number };

/** What is written over a page: values of form fields, and comments that open from a mark. */
export type Annotations = { values: PlacedText[]; comments: PlacedText[] };

type Field = Record<string, unknown> & { rect: number[] };

/** Field values and comments of a page; none where its annotations are damaged. */
export async function readAnnotations(page: PDFPageProxy, toPage: AffineTransform): Promise<Annotations> {
  const list: unknown[] = await page.getAnnotations({ intent: 'any' }).catch(() => []);
  const fields = list.filter(isField).filter((field) => field.hidden !== true);
  const place = (field: Field, text: string): PlacedText[] =>
    text.trim() ? [{ text: text.trim(), ...toArea(field.rect, toPage) }] : [];
  return {
    values: fields.flatMap((field) => place(field, fieldText(field))),
    comments: fields.flatMap((field) => place(field, commentText(field))),
  };
}

function isField(value: unknown): value is Field {
  return (
    typeof value === 'object' &&
    value !== null &&
    'rect' in value &&
    Array.isArray(value.rect) &&
    value.rect.length === 4
  );
}

/** A ticked box is an X, as a person would write it; passwords and signatures have no text. */
function fieldText(field: Field): string {
  if (field.subtype !== 'Widget') return '';
  const value = field.fieldValue;
  if (field.fieldType === 'Btn') {
    const own = field.exportValue ?? field.buttonValue;
    return typeof value === 'string' && value !== 'Off' && value === own ? 'X' : '';
  }
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string').join(', ') : '';
}

const commentKinds: ReadonlySet<unknown> = new Set(['Text', 'FreeText', 'Highlight', 'Underline', 'Ink', 'Stamp']);

function commentText(field: Field): string {
  const contents = field.contentsObj;
  if (!commentKinds.has(field.subtype) || typeof contents !== 'object' || contents === null || !('str' in contents))
    return '';
  return typeof contents.str === 'string' ? contents.str : '';
}

function toArea(rect: number[], toPage: AffineTransform): Omit<PlacedText, 'text'> {
  const [x1, y1] = transformPoint(toPage, rect[0]!, rect[1]!);
  const [x2, y2] = transformPoint(toPage, rect[2]!, rect[3]!);
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

/** The texts that the page's own words do not already show at their place, as a field's drawn appearance does. */
export function unseenTexts(texts: readonly PlacedText[], words: readonly PlacedWord[]): PlacedText[] {
  return texts.filter((text) => {
    const shown = words.filter((word) => isInside(word, text)).map((word) => word.text);
    if (text.text === 'X') return shown.length === 0;
    return !squeeze(shown.join('')).includes(squeeze(text.text));
  });
}

function isInside(word: PlacedWord, area: PlacedText): boolean {
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  return x >= area.left - 2 && x <= area.right + 2 && y >= area.top - 2 && y <= area.bottom + 2;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '').normalize('NFC');
}

/** The height of a field's letters where nothing tells. */
const fieldFontPoints = 11;

/** A text's words spread over its rectangle, line under line. */
export function wordsOfText({ text, left, top, right, bottom }: PlacedText): PlacedWord[] {
  const lines = text.split(/[\r\n]+/u);
  const step = (bottom - top) / lines.length;
  return lines.flatMap((line, index) => {
    const lineTop = top + index * step;
    const size = Math.min(fieldFontPoints, Math.max(4, step));
    const signs = Math.max(line.length, (right - left) / (size * 0.5));
    const wide = (right - left) / signs;
    return [...line.matchAll(/\S+/gu)].map((match) => ({
      text: match[0],
      left: left + match.index * wide,
      right: left + (match.index + match[0].length) * wide,
      top: lineTop,
      bottom: lineTop + step,
      baseline: lineTop + step / 2 + size * 0.36,
      size,
      spaceBefore: true,
    }));
  });
}
