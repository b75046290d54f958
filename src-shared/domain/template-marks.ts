import { z } from 'zod';
import { foldText, tidySpaces } from './fold-text.ts';
import { sha256Schema, templateIdSchema, templateMarkingIdSchema } from './identifiers.ts';
import { actaLists } from './template.ts';
import { paragraphsOf, type TemplatePage } from './template-page.ts';

/** The name of a field as it is written between braces. */
export const fieldNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}][^{}\p{Cc}]*$/u);

const index = z.number().int().min(0).max(100_000);
const file = z.string().max(120);

/** A stretch of the text of one paragraph of a part of the document. */
export const textPlaceSchema = z.object({ file, paragraph: index, start: index, end: index });
export type TextPlace = z.infer<typeof textPlaceSchema>;

/** Neighbouring paragraphs, or the rows of a table that they stand in. */
const linesPlaceSchema = z.object({ file, from: index, to: index });

const places = z.array(textPlaceSchema).min(1).max(500);

/** One thing done to a document on the way to be a template. Each speaks of the document as the one before left it. */
export const markStepSchema = z.discriminatedUnion('kind', [
  /** What stands there changes from document to document. */
  z.object({ kind: z.literal('field'), places, name: fieldNameSchema }),
  /** Words instead of what stands there, a field's mark too. */
  z.object({
    kind: z.literal('text'),
    places,
    text: z
      .string()
      .max(500)
      .regex(/^[^{}]*$/),
  }),
  /** These lines are written once for each entry of a list; as many like them that follow are taken out. */
  z.object({
    kind: z.literal('repeat'),
    place: linesPlaceSchema,
    list: z.enum(actaLists),
    dropped: z.number().int().min(0).max(2000),
  }),
  /** What repeats, or depends on a field, from a mark that opens it to the one that closes it, is written once. */
  z.object({ kind: z.literal('once'), file, paragraph: index, start: index }),
  z.object({ kind: z.literal('drop'), place: linesPlaceSchema }),
]);
export type MarkStep = z.infer<typeof markStepSchema>;

/** What a document on the way to be a template is, whole. */
export const templateMarkingContentSchema = z.object({
  name: z.string().trim().min(1).max(80),
  fileName: z.string(),
  /** The blob of the .docx as it was brought. */
  sha256: sha256Schema,
  /** The template that the marks are changed of; null for a new one. */
  templateId: templateIdSchema.nullable(),
  steps: z.array(markStepSchema).max(2000),
});
export type TemplateMarkingContent = z.infer<typeof templateMarkingContentSchema>;

/** A document on the way to be a template: each mark is kept as it is made. */
export const templateMarkingSchema = z.object({
  id: templateMarkingIdSchema,
  content: templateMarkingContentSchema,
  /** ISO instants. `endedAt` is when it became a template or was left aside. */
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});
export type TemplateMarking = z.infer<typeof templateMarkingSchema>;

/** A mark as it stands in a text: of a field, or of where a part that repeats (or depends) opens or closes. */
export type TemplateMark = {
  start: number;
  end: number;
  kind: 'field' | 'open' | 'open-without' | 'close';
  name: string;
};

const kinds = { '#': 'open', '^': 'open-without', '/': 'close', '': 'field' } as const;

/** The marks of a paragraph's text, in order. */
export function findMarks(text: string): TemplateMark[] {
  return [...text.matchAll(/\{([#^/]?)([^{}]*)\}/g)].map(({ 0: whole, 1: sign = '', 2: name = '', index: start }) => ({
    start,
    end: start + whole.length,
    kind: kinds[sign as keyof typeof kinds],
    name: tidySpaces(name),
  }));
}

/** A stretch widened to whole words, without the spaces and signs at its ends; null where no word is left. */
export function wholeWords(text: string, start: number, end: number): { start: number; end: number } | null {
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '');
  const marks = findMarks(text);
  let from = Math.min(start, end);
  let to = Math.max(start, end);
  while (from < to && !isWord(from)) from += 1;
  while (to > from && !isWord(to - 1)) to -= 1;
  if (from === to) return null;
  while (from > 0 && isWord(from - 1)) from -= 1;
  while (isWord(to)) to += 1;
  // "3.º" and "N.º" end in a sign that belongs to them, as "(h.)" does not.
  while (/[º°ª]/.test(text[to] ?? '')) to += 1;
  if (marks.some((mark) => mark.start < to && mark.end > from)) return null;
  // A brace that opens or closes nothing goes with the word beside it: so it can be written over.
  const isLoose = (at: number) =>
    '{}'.includes(text[at] || ' ') && !marks.some(({ start, end }) => at >= start && at < end);
  return { start: isLoose(from - 1) ? from - 1 : from, end: isLoose(to) ? to + 1 : to };
}

/** Where else a page says the same words, accents and capitals apart, not as a part of a longer word. */
export function otherPlaces(page: TemplatePage, place: TextPlace): TextPlace[] {
  const here = page.parts.find(({ file: name }) => name === place.file);
  const paragraph = here && paragraphsOf(here.blocks).find(({ index: at }) => at === place.paragraph);
  const wanted = foldText(paragraph?.text.slice(place.start, place.end) ?? '');
  if (wanted.trim() === '') return [];
  return page.parts.flatMap(({ file: name, blocks }) =>
    paragraphsOf(blocks).flatMap(({ index: at, text, locked }) =>
      locked === null
        ? occurrences(foldText(text), wanted)
            .filter((start) => name !== place.file || at !== place.paragraph || start !== place.start)
            .filter((start) => !findMarks(text).some((mark) => mark.start < start + wanted.length && mark.end > start))
            .map((start) => ({ file: name, paragraph: at, start, end: start + wanted.length }))
        : [],
    ),
  );
}

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = [];
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? '');
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    if (!isWord(at - 1) && !isWord(at + wanted.length)) found.push(at);
  }
  return found;
}
