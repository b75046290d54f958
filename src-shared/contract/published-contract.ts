import { z } from 'zod';
import { plainText } from '../domain/district/plain-text.ts';
import { publicationIdSchema } from '../domain/identifiers.ts';
import {
  publicationFileSchema,
  publicationFoundSchema,
  publicationVersionSchema,
  writtenDraftSchema,
} from '../domain/publication.ts';
import { templateContentSchema } from '../domain/template.ts';
import { asSignedIn } from './district-refusals.ts';

const publicationSchema = z.object({
  id: publicationIdSchema,
  /** The newest first; there is one at least. */
  versions: z.array(publicationVersionSchema).min(1),
  /** ISO instant; null while it is offered. */
  withdrawnAt: z.string().nullable(),
});
export type PublicationItem = z.infer<typeof publicationSchema>;

/** What is new in a version, told to every school; it may say nothing. */
const note = plainText(300, 0);
/** What a .docx may have that no school could use. */
const templateRefusals = [
  'TEMPLATE_NOT_DOCX',
  'TEMPLATE_TOO_BIG',
  'TEMPLATE_WITHOUT_FIELDS',
  'TEMPLATE_FIELD_UNCLOSED',
  'TEMPLATE_FIELD_UNOPENED',
  'TEMPLATE_FIELD_REFUSED',
  'TEMPLATE_LOOP_UNCLOSED',
  'TEMPLATE_LOOP_UNOPENED',
  'TEMPLATE_LOOP_MISPLACED',
] as const;

const publicationId = z.object({ publicationId: publicationIdSchema });
const published = publicationId.extend({ version: z.number().int() });

const post = (path: `/${string}`, summary: string) =>
  ({ method: 'POST', path: `/district/published${path}`, summary }) as const;

/** What the district publishes for its schools: prompts, templates and planillas. */
export const publishedContract = {
  /** By name. */
  list: asSignedIn()
    .route(post('/list', 'What the district publishes, with every version'))
    .output(z.array(publicationSchema)),
  get: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/get', 'One thing that the district publishes'))
    .input(publicationId)
    .output(publicationSchema),
  /** Nothing is kept. */
  look: asSignedIn(
    'PROMPTS_FILE_INVALID',
    'PROMPTS_FILE_NEWER',
    'PROMPT_VARIABLE_UNKNOWN',
    'PUBLISHED_FILE_UNKNOWN',
    'SPEC_INVALID',
    'SPEC_NEWER',
    ...templateRefusals,
  )
    .route(post('/look', 'What could be published of a file: exported prompts, a planilla’s design, a template'))
    .input(z.object({ file: publicationFileSchema }))
    .output(z.array(publicationFoundSchema)),
  /** A new one, or a new version of one that there is. */
  publish: asSignedIn('NOT_IN_DISTRICT', 'PUBLISHED_NAME_TAKEN', 'PROMPT_VARIABLE_UNKNOWN')
    .route(post('/publish', 'Publishes something for every school of the district'))
    .input(z.object({ publicationId: publicationIdSchema.optional(), draft: writtenDraftSchema, note }))
    .output(published),
  /** The same of a template, which comes with its file. */
  publishTemplate: asSignedIn('NOT_IN_DISTRICT', 'PUBLISHED_NAME_TAKEN', ...templateRefusals)
    .route(post('/publish-template', 'Publishes a template for every school of the district'))
    .input(
      z.object({
        publicationId: publicationIdSchema.optional(),
        name: templateContentSchema.shape.name,
        file: publicationFileSchema,
        note,
      }),
    )
    .output(published),
  putBack: asSignedIn('NOT_IN_DISTRICT', 'PUBLISHED_NAME_TAKEN')
    .route(post('/put-back', 'Publishes an older version again, under the next number'))
    .input(published.extend({ note }))
    .output(published),
  withdraw: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/withdraw', 'Offers something no more; schools keep what they made of it'))
    .input(publicationId.extend({ reason: plainText(300, 3) }))
    .output(z.void()),
  offer: asSignedIn('NOT_IN_DISTRICT', 'PUBLISHED_NAME_TAKEN')
    .route(post('/offer', 'Offers something again that was withdrawn'))
    .input(publicationId)
    .output(z.void()),
};
