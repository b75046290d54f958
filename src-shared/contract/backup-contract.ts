import { z } from 'zod';
import { jobIdSchema } from '../domain/identifiers.ts';
import { procedure } from './errors.ts';

export const backupContract = {
  /** Writes one encrypted file at a path that `choosePaths` returned or, with `localPaths`, that was typed. */
  start: procedure
    .input(z.object({ path: z.string().min(1), password: z.string().min(8) }))
    .output(z.object({ jobId: jobIdSchema })),
};
