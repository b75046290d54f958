import { z } from 'zod';
import { plainText } from '../domain/district/plain-text.ts';
import { publicationIdSchema } from '../domain/identifiers.ts';
import { publicationDraftSchema, publicationVersionSchema } from '../domain/publication.ts';
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
const publicationId = z.object({ publicationId: publicationIdSchema });
const published = publicationId.extend({ version: z.number().int() });

const post = (path: `/${string}`, summary: string) =>
  ({ method: 'POST', path: `/district/published${path}`, summary }) as const;

/** What the district publishes for its schools: prompts and planillas. */
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
  look: asSignedIn('PROMPTS_FILE_INVALID', 'PROMPTS_FILE_NEWER', 'PROMPT_VARIABLE_UNKNOWN', 'PUBLISHED_FILE_UNKNOWN')
    .route(post('/look', 'What could be published of a file: prompts as a school exports them, or a planilla’s design'))
    .input(z.object({ fileName: plainText(255), text: z.string().min(1).max(900_000) }))
    .output(z.array(publicationDraftSchema)),
  /** A new one, or a new version of one that there is. */
  publish: asSignedIn('NOT_IN_DISTRICT', 'PUBLISHED_NAME_TAKEN', 'PROMPT_VARIABLE_UNKNOWN')
    .route(post('/publish', 'Publishes something for every school of the district'))
    .input(z.object({ publicationId: publicationIdSchema.optional(), draft: publicationDraftSchema, note }))
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
