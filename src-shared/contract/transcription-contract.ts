import { z } from 'zod';
import { jobIdSchema } from '../domain/identifiers.ts';
import { transcriptionEngineSchema, transcriptionProgramSchema } from '../domain/transcription-engine.ts';
import { procedure } from './errors.ts';

/** What puts recordings into words: the programs of this PC, of which one is used by a setting, or another machine. */
export const transcriptionContract = {
  /** How each stands, in the order in which they are offered. */
  programs: procedure.output(z.array(transcriptionProgramSchema)),
  /** Tries a server behind OpenAI's protocol and sends recordings there from then on; a null key leaves the one of that address. */
  setServer: procedure
    .input(
      z.object({
        address: z.string().trim().min(1).max(300),
        model: z.string().trim().min(1).max(200),
        key: z.string().min(1).max(500).nullable(),
      }),
    )
    .output(z.object({ url: z.string() })),
  /** Puts recordings into words on this PC again. */
  forgetServer: procedure.output(z.void()),
  /** Builds one for this PC: minutes of work, and never done unasked. */
  build: procedure.input(z.object({ engine: transcriptionEngineSchema })).output(z.object({ jobId: jobIdSchema })),
};
