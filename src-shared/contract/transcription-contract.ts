import { z } from 'zod';
import { jobIdSchema } from '../domain/identifiers.ts';
import { transcriptionEngineSchema, transcriptionProgramSchema } from '../domain/transcription-engine.ts';
import { procedure } from './errors.ts';

/** The programs of this PC that put recordings into words; which of them is used is a setting. */
export const transcriptionContract = {
  /** How each stands, in the order in which they are offered. */
  programs: procedure.output(z.array(transcriptionProgramSchema)),
  /** Builds one for this PC: minutes of work, and never done unasked. */
  build: procedure.input(z.object({ engine: transcriptionEngineSchema })).output(z.object({ jobId: jobIdSchema })),
};
