import { z } from 'zod';
import { paperKindSchema } from '../../../src-shared/domain/source.ts';

/** Canonical values by field (see `candidateSchema` of the domain); null where the paper does not say it. */
const truthFieldsSchema = z.record(z.string(), z.string().nullable());
export type TruthFields = z.infer<typeof truthFieldsSchema>;

/** How the words stand in the file: as text, as a flat scan or as a photo. */
export const mediumSchema = z.enum(['text', 'scan', 'photo']);
export type Medium = z.infer<typeof mediumSchema>;

/** A pupil or a member of the staff of the made-up school. */
const truthPersonSchema = z.object({
  role: z.enum(['pupil', 'staff']),
  familyName: z.string(),
  givenName: z.string(),
  dni: z.string(),
  cuil: z.string(),
  course: z.string().nullable(),
  birthDate: z.string(),
  shift: z.string().nullable(),
  address: z.string(),
  /** Digits only. */
  phone: z.string(),
  guardian: z
    .object({ familyName: z.string(), givenName: z.string(), dni: z.string(), relation: z.string() })
    .nullable(),
});
export type TruthPerson = z.infer<typeof truthPersonSchema>;

/** What there is to know of one paper. */
const truthPaperSchema = z.object({
  /** The path under the folder of papers; `parent › name` for what is inside an e-mail or an archive. */
  file: z.string(),
  format: z.string(),
  paperKind: paperKindSchema,
  medium: mediumSchema,
  /** What reading it must end in. */
  expect: z.enum(['ready', 'failed', 'needs-password', 'duplicate']),
  password: z.string().optional(),
  /** The file that a duplicate repeats. */
  duplicateOf: z.string().optional(),
  /** DNI of the pupils and teachers that the paper is about. */
  people: z.array(z.string()),
  pages: z.number().int().positive(),
  fields: truthFieldsSchema,
  /** The entries of a list, in the paper's order. */
  records: z.array(truthFieldsSchema).optional(),
});
export type TruthPaper = z.infer<typeof truthPaperSchema>;

/** The truth of a whole sample school. */
export const truthSchema = z.object({
  seed: z.number().int(),
  size: z.number().int(),
  school: z.object({
    name: z.string(),
    town: z.string(),
    address: z.string(),
    phone: z.string(),
    year: z.number().int(),
  }),
  people: z.array(truthPersonSchema),
  papers: z.array(truthPaperSchema),
});
export type Truth = z.infer<typeof truthSchema>;
