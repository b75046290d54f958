import { z } from 'zod';
import type { ErrorCode } from '../../../src-shared/domain/error-catalogue.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import {
  fieldKey,
  type TemplateField,
  type TemplatePart,
  templatePlaceWords,
} from '../../../src-shared/domain/template.ts';

/** What the library tells of one mistake of a template. */
const mistakeSchema = z.object({
  properties: z.object({
    id: z.string(),
    xtag: z.unknown().optional(),
    file: z.string().optional(),
    openingtag: z.string().optional(),
    rootError: z.unknown().optional(),
  }),
});
const failureSchema = z.object({
  properties: z.object({ errors: z.array(z.unknown()).optional() }).passthrough(),
});

const codes: Readonly<Record<string, ErrorCode>> = {
  unclosed_tag: 'TEMPLATE_FIELD_UNCLOSED',
  duplicate_open_tag: 'TEMPLATE_FIELD_UNCLOSED',
  unopened_tag: 'TEMPLATE_FIELD_UNOPENED',
  duplicate_close_tag: 'TEMPLATE_FIELD_UNOPENED',
  unclosed_loop: 'TEMPLATE_LOOP_UNCLOSED',
  unopened_loop: 'TEMPLATE_LOOP_UNOPENED',
  closing_tag_does_not_match_opening_tag: 'TEMPLATE_LOOP_UNCLOSED',
  unbalanced_loop_tags: 'TEMPLATE_LOOP_MISPLACED',
  loop_position_invalid: 'TEMPLATE_LOOP_MISPLACED',
  no_xml_tag_found_at_left: 'TEMPLATE_LOOP_MISPLACED',
  no_xml_tag_found_at_right: 'TEMPLATE_LOOP_MISPLACED',
  raw_xml_tag_should_be_only_text_in_paragraph: 'TEMPLATE_FIELD_REFUSED',
  unimplemented_tag_type: 'TEMPLATE_FIELD_REFUSED',
};

/** Where things stand in a template: the texts of the paragraphs of each of its parts. */
export type TemplatePlaces = { name: string; paragraphsOf: (file: string) => readonly string[] };

/** What the library threw as one of ours: which field, and where. What it says of no field says that it is no .docx. */
export function templateProblem(thrown: unknown, places: TemplatePlaces): AppError {
  const several = failureSchema.safeParse(thrown);
  const first = (several.success ? several.data.properties.errors?.[0] : undefined) ?? thrown;
  const mistake = mistakeSchema.safeParse(first);
  const code = mistake.success ? codes[mistake.data.properties.id] : undefined;
  if (!mistake.success || !code) return new AppError('TEMPLATE_NOT_DOCX', { name: places.name }, { cause: thrown });
  const { xtag, openingtag, file = '' } = mistake.data.properties;
  const field = openingtag ?? (typeof xtag === 'string' ? xtag : '');
  return problemAt(code, { field, file, places, cause: thrown });
}

/** A problem with a field, told with the paragraph that it stands in. */
export function problemAt(
  code: ErrorCode,
  { field, file, places, cause }: { field: string; file: string; places: TemplatePlaces; cause?: unknown },
): AppError {
  const paragraph = places.paragraphsOf(file).find((text) => holdsField(text, code, field)) ?? '';
  return new AppError(
    code,
    { name: places.name, field, where: templatePlaceWords(partOf(file), paragraph) },
    { cause },
  );
}

/** Where a field first stands in those files of a template. */
export function placeOfField(
  { name }: Pick<TemplateField, 'name'>,
  files: readonly string[],
  places: TemplatePlaces,
): string {
  for (const file of files) {
    const paragraph = places.paragraphsOf(file).find((text) => fieldsIn(text).includes(fieldKey(name)));
    if (paragraph !== undefined) return templatePlaceWords(partOf(file), paragraph);
  }
  return templatePlaceWords('body', '');
}

function fieldsIn(text: string): string[] {
  return [...text.matchAll(/\{[#^/\s]*([^{}]*)\}/g)].map(([, field = '']) => fieldKey(field));
}

function holdsField(text: string, code: ErrorCode, field: string): boolean {
  const [word = ''] = field.trim().split(/\s/);
  if (code === 'TEMPLATE_FIELD_UNOPENED') return text.includes(`${field}}`);
  const opens = text.split('{').slice(1);
  const named = opens.map((after) => after.replace(/^[#/^@=\s]+/, ''));
  // A name that runs into the next paragraph begins with all that is left of this one.
  return named.some((after) => after.startsWith(word) || (!after.includes('}') && field.startsWith(after.trim())));
}

/** Which part of the page a file of the package is. */
export function partOf(file: string): TemplatePart {
  if (/\/header\d*\.xml$/.test(file)) return 'header';
  return /\/footer\d*\.xml$/.test(file) ? 'footer' : 'body';
}
