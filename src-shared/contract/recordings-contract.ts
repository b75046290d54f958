import { z } from 'zod';
import { jobIdSchema, sourceIdSchema } from '../domain/identifiers.ts';
import { transcriptSchema } from '../domain/transcript.ts';
import { procedure } from './errors.ts';

/** Recordings and what is said in them. */
export const recordingsContract = {
  /** Puts into words what is said. `modelFile`: a file of this PC, for hosts that may be given paths. */
  transcribe: procedure
    .input(
      z.object({
        sourceId: sourceIdSchema,
        language: z
          .string()
          .regex(/^[a-z]{2,3}$/)
          .default('es'),
        modelFile: z.string().nullable().default(null),
      }),
    )
    .output(z.object({ jobId: jobIdSchema })),
  /** What was heard. Throws `NOT_FOUND` until a recording has been put into words. */
  transcript: procedure.input(z.object({ sourceId: sourceIdSchema })).output(transcriptSchema),
};
