import { z } from 'zod';
import { pageSchema, readingQualitySchema } from '../domain/document-text.ts';
import { locatorSchema } from '../domain/evidence.ts';
import { folderIdSchema, jobIdSchema, personIdSchema, sourceIdSchema } from '../domain/identifiers.ts';
import { paperGroupingSchema, paperGroupSchema } from '../domain/paper-groups.ts';
import { folderSchema, paperKindSchema, sourceListItemSchema, sourceStatusSchema } from '../domain/source.ts';
import { procedure } from './errors.ts';

export const sourceFilterSchema = z.object({
  text: z.string().optional(),
  folderId: folderIdSchema.optional(),
  kind: z.enum(['document', 'recording']).optional(),
  paperKinds: z.array(paperKindSchema).optional(),
  statuses: z.array(sourceStatusSchema).optional(),
  /** By the worst page: `['poor']` for what reads badly. */
  qualities: z.array(readingQualitySchema).optional(),
  personId: personIdSchema.optional(),
  tag: z.string().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  trashed: z.boolean().optional(),
});
export type SourceFilterInput = z.infer<typeof sourceFilterSchema>;

export const sourceOrderSchema = z.object({
  by: z.enum(['name', 'addedAt', 'documentDate', 'paperKind', 'status']),
  descending: z.boolean(),
  /** Papers of a group stand together; `by` orders those of each group. */
  groupBy: paperGroupingSchema.optional(),
});

/** What can be said of a page without its text. */
export const pageSummarySchema = pageSchema.pick({
  number: true,
  layout: true,
  name: true,
  width: true,
  height: true,
  quality: true,
  ocr: true,
  problem: true,
});

export const searchHitSchema = z.object({
  sourceId: sourceIdSchema,
  name: z.string(),
  path: z.string().nullable(),
  locator: locatorSchema,
  text: z.string(),
  highlights: z.array(z.object({ start: z.number(), end: z.number() })),
  answer: z.object({ start: z.number(), end: z.number(), share: z.number() }),
  score: z.number(),
});
export type SearchHitOutput = z.infer<typeof searchHitSchema>;

const sourceIds = z.object({ sourceIds: z.array(sourceIdSchema).min(1).max(20_000) });

export const sourcesContract = {
  list: procedure
    .input(
      z.object({
        filter: sourceFilterSchema,
        order: sourceOrderSchema,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ items: z.array(sourceListItemSchema), total: z.number() })),
  /** The groups of the list that the same filter and order give, in its order, with how many papers each has. */
  groups: procedure
    .input(z.object({ filter: sourceFilterSchema, order: sourceOrderSchema.extend({ groupBy: paperGroupingSchema }) }))
    .output(z.array(paperGroupSchema)),
  counts: procedure.output(
    z.object({
      status: z.record(sourceStatusSchema, z.number()),
      poor: z.number(),
      trashed: z.number(),
      kinds: z.partialRecord(paperKindSchema, z.number()),
    }),
  ),
  get: procedure.input(z.object({ sourceId: sourceIdSchema })).output(
    z.object({
      source: sourceListItemSchema,
      pages: z.array(pageSummarySchema),
      meta: z.record(z.string(), z.string()),
      problems: z.array(z.string()),
      children: z.array(z.object({ id: sourceIdSchema, name: z.string() })),
      /** Whether its file is on this PC: what came from another one is known before. */
      isFileHere: z.boolean(),
    }),
  ),
  page: procedure.input(z.object({ sourceId: sourceIdSchema, page: z.number().int().positive() })).output(pageSchema),
  /** The page as a picture, upright as its boxes are; only for pages whose layout is `fixed`. */
  pageImage: procedure
    .input(
      z.object({
        sourceId: sourceIdSchema,
        page: z.number().int().positive(),
        widthPixels: z.number().int().min(80).max(3000),
      }),
    )
    .output(z.file()),
  /** The file as it came. */
  content: procedure.input(z.object({ sourceId: sourceIdSchema })).output(z.file()),
  /** Brings the file of a paper of another PC from the district's server; the job that does so already, where one does. */
  fetchFile: procedure.input(z.object({ sourceId: sourceIdSchema })).output(z.object({ jobId: jobIdSchema })),
  /** Takes files of the window in; reading them is a job. */
  upload: procedure
    .input(z.object({ files: z.array(z.file()).min(1), folderId: folderIdSchema.optional() }))
    .output(z.object({ jobId: jobIdSchema })),
  /** Takes files and folders of this PC in. Only with `localPaths` or paths that `choosePaths` returned. */
  ingestPaths: procedure
    .input(
      z.object({
        paths: z.array(z.string()).min(1),
        folderId: folderIdSchema.optional(),
        password: z.string().optional(),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /** Takes the sample school's papers in, its roster and its ready planillas. */
  addSampleSchool: procedure.output(z.object({ jobId: jobIdSchema })),
  readAgain: procedure.input(sourceIds).output(z.object({ jobId: jobIdSchema })),
  unlock: procedure
    .input(z.object({ sourceId: sourceIdSchema, password: z.string() }))
    .output(z.object({ jobId: jobIdSchema })),
  update: procedure
    .input(
      sourceIds.extend({
        name: z.string().min(1).max(200).optional(),
        folderId: folderIdSchema.nullable().optional(),
        paperKind: paperKindSchema.optional(),
        addTags: z.array(z.string().min(1).max(60)).optional(),
        removeTags: z.array(z.string()).optional(),
      }),
    )
    .output(z.void()),
  trash: procedure.input(sourceIds).output(z.void()),
  restore: procedure.input(sourceIds).output(z.void()),
  purge: procedure.input(sourceIds).output(z.void()),
  search: procedure
    .input(
      z.object({ query: z.string().max(1000), filter: sourceFilterSchema, limit: z.number().int().min(1).max(200) }),
    )
    .output(z.array(searchHitSchema)),
  folders: procedure.output(z.array(folderSchema)),
  tags: procedure.output(z.array(z.object({ tag: z.string(), count: z.number() }))),
  createFolder: procedure
    .input(z.object({ name: z.string().min(1).max(120), parentId: folderIdSchema.nullable() }))
    .output(z.object({ folderId: folderIdSchema })),
  renameFolder: procedure
    .input(z.object({ folderId: folderIdSchema, name: z.string().min(1).max(120) }))
    .output(z.void()),
  removeFolder: procedure.input(z.object({ folderId: folderIdSchema })).output(z.void()),
  /** Follows a folder of this PC from now on, subfolders included. */
  watchFolder: procedure.input(z.object({ path: z.string().min(1) })).output(z.object({ folderId: folderIdSchema })),
  unwatchFolder: procedure.input(z.object({ folderId: folderIdSchema })).output(z.void()),
  /** Goes on with the other folder that stands at a followed folder's path; the papers of the one before stay. */
  followReplacement: procedure.input(z.object({ folderId: folderIdSchema })).output(z.void()),
};
