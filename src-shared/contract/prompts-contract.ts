import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { promptIdSchema, sourceIdSchema } from '../domain/identifiers.ts';
import { promptContentSchema, promptSchema, promptUseSchema, promptVersionSchema } from '../domain/prompt.ts';
import { promptTrialEventSchema } from '../domain/prompt-trial.ts';
import { procedure } from './errors.ts';

const promptId = z.object({ promptId: promptIdSchema });

/** Values of a prompt's variables, by their names. */
export const promptValuesSchema = z
  .record(z.string().max(40), z.string().max(200))
  .refine((values) => Object.keys(values).length <= 50);

export const promptsContract = {
  /** With those that the district offers. */
  list: procedure.input(z.object({ trashed: z.boolean().default(false) })).output(z.array(promptSchema)),
  /** Those that come with the program, to begin from. */
  ready: procedure.output(z.array(promptContentSchema.safeExtend({ key: z.string(), description: z.string() }))),
  create: procedure.input(promptContentSchema).output(promptId),
  /** A new version; going back to an old one is saving it again. */
  save: procedure.input(promptId.extend({ content: promptContentSchema })).output(z.void()),
  /** One of the school's own that says the same, under a name that is free: what the district publishes is not changed. */
  copy: procedure.input(promptId).output(promptId),
  trash: procedure.input(promptId).output(z.void()),
  restore: procedure.input(promptId).output(z.void()),
  /** What it said at each save, the newest first. */
  versions: procedure.input(promptId).output(z.array(promptVersionSchema)),
  /** What a prompt says once its variables have values; the school's name and today need none. */
  fill: procedure
    .input(promptId.extend({ use: promptUseSchema, values: promptValuesSchema.default({}) }))
    .output(z.object({ text: z.string() })),
  /** Tries a prompt, saved or not, on one paper; the trial comes last. Nothing is kept. */
  try: procedure
    .input(
      z.object({
        content: promptContentSchema,
        sourceId: sourceIdSchema,
        values: promptValuesSchema.default({}),
        /** What is asked of the paper, where the prompt is a way of answering. */
        question: z.string().max(2000).default(''),
        /** A model other than that of the settings, to compare. */
        model: z.string().min(1).max(200).optional(),
      }),
    )
    .output(eventIterator(promptTrialEventSchema)),
  /** The chosen ones, or all, as one file for another school or PC. */
  export: procedure.input(z.object({ promptIds: z.array(promptIdSchema).optional() })).output(z.file()),
  /** What a file holds, before anything is written. */
  previewImport: procedure
    .input(z.object({ file: z.file() }))
    .output(z.array(z.object({ content: promptContentSchema, isTaken: z.boolean() }))),
  /** `taken` says what to do with those whose name is in use. */
  import: procedure
    .input(z.object({ file: z.file(), taken: z.enum(['skip', 'replace', 'keep-both']) }))
    .output(z.object({ imported: z.number().int(), skipped: z.number().int() })),
};
