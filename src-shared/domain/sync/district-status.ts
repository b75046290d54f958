import { z } from 'zod';
import { progressSchema } from '../job.ts';
import { districtMembershipSchema } from './district-membership.ts';

/** Files that wait to be sent, in things and in bytes, and what they wait for where it is not their turn. */
const waitingFilesSchema = z.object({
  count: z.number().int(),
  bytes: z.number().int(),
  waitsFor: z.enum(['night', 'unmetered-line']).nullable(),
});
export type WaitingFiles = z.infer<typeof waitingFilesSchema>;

/** Texts of papers and recordings, which travel apart from their files. */
const waitingTextsSchema = z.object({
  toSend: z.number().int(),
  toFetch: z.number().int(),
  /** Came and could not be used: those papers are read here when their files come. */
  refused: z.number().int(),
});

/** What waits to be moved. */
export type Backlog = { files: WaitingFiles; texts: z.infer<typeof waitingTextsSchema> };

/** How this PC stands with its district's server. */
export const districtStatusSchema = z.object({
  /** Null where it was never enrolled, or left. */
  membership: districtMembershipSchema.omit({ serverKey: true, keyName: true, lastFailure: true }).nullable(),
  /** What the computer calls itself: so the district knows this PC where nobody gave it another name. */
  computerName: z.string(),
  /** Changes that the server does not have yet, as far as this PC knows. */
  outbox: z.number().int(),
  /** Changes that the server did not take. */
  refused: z.number().int(),
  files: waitingFilesSchema,
  texts: waitingTextsSchema,
  conflicts: z.number().int(),
  /** Null while nothing goes on. */
  progress: progressSchema.nullable(),
  /** Why the last try failed. */
  errorCode: z.string().nullable(),
  errorData: z.record(z.string(), z.union([z.string(), z.number()])),
  /** How many changes of others came since the program started: another number is something new to show. */
  received: z.number().int(),
  /** How many tries have ended since the program started: another number is the outcome of one. */
  tries: z.number().int(),
});
export type DistrictStatus = z.infer<typeof districtStatusSchema>;

/** What changes by itself, cheap enough to be asked every few seconds. */
export const districtNewsSchema = districtStatusSchema.pick({ received: true, tries: true }).extend({
  /** How far this PC and its server are the same; null where it belongs to none, or may send nothing. */
  inStep: z
    .object({
      outbox: z.number().int(),
      files: waitingFilesSchema,
      texts: waitingTextsSchema,
      lastContactAt: z.string().nullable(),
    })
    .nullable(),
});
export type DistrictNews = z.infer<typeof districtNewsSchema>;
