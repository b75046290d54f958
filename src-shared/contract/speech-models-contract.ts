import { z } from 'zod';
import { jobIdSchema } from '../domain/identifiers.ts';
import { procedure } from './errors.ts';

const named = z.object({ name: z.string().trim().min(1).max(200) });
const started = z.object({ jobId: jobIdSchema });
const roleSchema = z.enum(['transcription', 'speaker-segmentation', 'speaker-embedding']);

const storedModelSchema = z.object({
  name: z.string(),
  /** What it serves for, by its content; null for a file that is cut, damaged or something else. */
  role: roleSchema.nullable(),
  /** How its numbers are kept ("q8_0"). */
  kind: z.string().nullable(),
  /** Whether it turns speech into words of English alone: such a one is not used. */
  isEnglishOnly: z.boolean(),
  sizeBytes: z.number(),
  /** What this PC takes for an hour of speech; null where it is not known. */
  minutesPerHour: z.number().nullable(),
});
export type StoredSpeechModel = z.infer<typeof storedModelSchema>;

const offerSchema = z.object({
  name: z.string(),
  role: roleSchema,
  sizeBytes: z.number(),
  /** The PC's memory, as it is sold, that it asks for. */
  memoryGigabytes: z.number(),
  licence: z.string(),
  about: z.string(),
  /** Who publishes it. */
  host: z.string(),
  downloadMinutes: z.number(),
  minutesPerHour: z.number().nullable(),
  isInstalled: z.boolean(),
  /** What a download that stopped has left here. */
  partialBytes: z.number(),
  fits: z.boolean(),
});
export type SpeechModelOffer = z.infer<typeof offerSchema>;

const statusSchema = z.object({
  machine: z.object({ memoryGigabytes: z.number(), freeDiskBytes: z.number().nullable(), isSlow: z.boolean() }),
  installed: z.array(storedModelSchema),
  recommended: z.string().nullable(),
  /** Whether recordings can be put into words as things are. */
  canHear: z.boolean(),
  offers: z.array(offerSchema),
  chosen: z.object({
    /** The one that is used: the newest while none is chosen. */
    transcription: z.string().nullable(),
    /** The file that the program was started with, which is used instead of it; null for none. */
    imposed: z.string().nullable(),
    secondPass: z.object({ name: z.string(), isMissing: z.boolean() }).nullable(),
  }),
});
export type SpeechModelStatus = z.infer<typeof statusSchema>;

/** The files that put recordings into words. */
export const speechModelsContract = {
  status: procedure.output(statusSchema),
  /** Downloads one of those that are offered; what does not fit is refused before. */
  pull: procedure.input(named.extend({ evenIfTooBig: z.boolean().default(false) })).output(started),
  remove: procedure.input(named).output(z.void()),
  /** A file at a path that `choosePaths` returned or, with `localPaths`, that was typed. */
  importFile: procedure.input(z.object({ path: z.string().min(1) })).output(started),
  /** Copies a file into a folder chosen in the same way. */
  copyOut: procedure.input(named.extend({ folder: z.string().min(1) })).output(started),
};
