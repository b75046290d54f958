import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { jobIdSchema } from '../domain/identifiers.ts';
import { jobSchema } from '../domain/job.ts';
import { procedure } from './errors.ts';

const jobId = z.object({ jobId: jobIdSchema });

export const jobsContract = {
  /** Newest first, without their results. */
  list: procedure.output(z.array(jobSchema)),
  get: procedure.input(jobId).output(jobSchema),
  /** The job now and at each change, until it ends. */
  watch: procedure.input(jobId).output(eventIterator(jobSchema)),
  /**
   * What a job under way delivers (an ingest: each paper as it is done), from the first piece until the job ends;
   * nothing for a job that has ended: its result says it all.
   */
  watchParts: procedure.input(jobId).output(eventIterator(z.unknown())),
  /** Every job's changes, without their results, for the status line; never ends by itself. */
  watchAll: procedure.output(eventIterator(jobSchema)),
  /** Stops a job where it stands, until `goOn`. Throws `INVALID_INPUT` for a kind of job that cannot be paused. */
  pause: procedure.input(jobId).output(z.void()),
  /** Leaves a job to the night: to this one where it is night, and to the next ones until it ends. Throws as `pause`. */
  putOff: procedure.input(jobId).output(z.void()),
  /** Lets a job that was paused or put off go on now. Throws as `pause`. */
  goOn: procedure.input(jobId).output(z.void()),
  cancel: procedure.input(jobId).output(z.void()),
  retry: procedure.input(jobId).output(z.object({ jobId: jobIdSchema })),
  remove: procedure.input(jobId).output(z.void()),
};
