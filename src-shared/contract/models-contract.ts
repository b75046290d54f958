import { z } from 'zod';
import { jobIdSchema } from '../domain/identifiers.ts';
import { librarySettingsSchema } from '../domain/library-settings.ts';
import { modelSpeedSchema } from '../domain/model-speed.ts';
import { procedure } from './errors.ts';

const nameSchema = z.string().trim().min(1).max(200);
const named = z.object({ name: nameSchema });
const started = z.object({ jobId: jobIdSchema });
const purposeSchema = z.enum(['writing', 'searching']);

const installedModelSchema = z.object({
  name: z.string(),
  purpose: purposeSchema.or(z.literal('unknown')),
  sizeBytes: z.number().nullable(),
  parameterSize: z.string().nullable(),
  /** What it takes of the memory now, and how much of it of the graphics card's. */
  loaded: z.object({ memoryBytes: z.number(), graphicsBytes: z.number() }).nullable(),
  speed: modelSpeedSchema.nullable(),
});
export type ShownModel = z.infer<typeof installedModelSchema>;

const modelOfferSchema = z.object({
  name: z.string(),
  purpose: purposeSchema,
  sizeBytes: z.number(),
  /** The PC's memory, as it is sold, that it asks for. */
  memoryGigabytes: z.number(),
  licence: z.string(),
  about: z.string(),
  downloadMinutes: z.number(),
  isInstalled: z.boolean(),
  /** Null for another PC's memory, which nobody can ask. */
  fits: z.boolean().nullable(),
});
export type ModelOffer = z.infer<typeof modelOfferSchema>;

const chosenSchema = z.object({ name: z.string(), isMissing: z.boolean() }).nullable();

const modelStatusSchema = z.object({
  server: librarySettingsSchema.shape.modelServer.unwrap(),
  url: z.string(),
  /** Whether that address is this same PC. */
  isHere: z.boolean(),
  state: z.enum(['answers', 'stopped', 'missing', 'unreachable']),
  version: z.string().nullable(),
  /** Whether it runs because this program started it. */
  isOurs: z.boolean(),
  /** Null where the models are on another PC. */
  machine: z
    .object({ memoryGigabytes: z.number(), freeDiskBytes: z.number().nullable(), isSlow: z.boolean() })
    .nullable(),
  installed: z.array(installedModelSchema),
  recommended: z
    .object({
      names: z.array(z.string()),
      /** Those not installed yet; the size and the minutes are theirs. */
      missing: z.array(z.string()),
      sizeBytes: z.number(),
      downloadMinutes: z.number(),
    })
    .nullable(),
  offers: z.array(modelOfferSchema),
  chosen: z.object({ fill: chosenSchema, answer: chosenSchema, search: chosenSchema }),
});
export type ModelStatus = z.infer<typeof modelStatusSchema>;

export const modelsContract = {
  status: procedure.output(modelStatusSchema),
  /** Starts Ollama on this PC; it stops with the program. */
  start: procedure.output(z.void()),
  /** Whether somebody answers at an address as it was typed, made whole. */
  check: procedure
    .input(z.object({ server: librarySettingsSchema.shape.modelServer.unwrap(), address: z.string().max(200) }))
    .output(
      z.object({ url: z.string(), answers: z.boolean(), version: z.string().nullable(), models: z.number().int() }),
    ),
  /** Downloads them one after another; what does not fit is refused before. */
  pull: procedure
    .input(z.object({ names: z.array(nameSchema).min(1).max(10), evenIfTooBig: z.boolean().default(false) }))
    .output(z.object({ jobIds: z.array(jobIdSchema) })),
  remove: procedure.input(named).output(z.void()),
  load: procedure.input(named).output(z.void()),
  unload: procedure.input(named).output(z.void()),
  measure: procedure.input(named).output(started),
  /** A .gguf at a path that `choosePaths` returned or, with `localPaths`, that was typed. */
  importFile: procedure.input(z.object({ path: z.string().min(1) })).output(started),
  /** Copies a model's file into a folder chosen in the same way. */
  copyOut: procedure.input(named.extend({ folder: z.string().min(1) })).output(started),
};
