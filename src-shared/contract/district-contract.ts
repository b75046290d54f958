import { z } from 'zod';
import { districtNewsSchema, districtStatusSchema } from '../domain/sync/district-status.ts';
import { procedure } from './errors.ts';

/** This PC's link with its district. */
export const districtContract = {
  status: procedure.output(districtStatusSchema),
  /** Whether there is something new to ask `status`, and everything else, about. */
  news: procedure.output(districtNewsSchema),
  /** Enrols this PC with a code that is good once. Nothing is sent until `confirm` says that it is the right school. */
  enrol: procedure
    .input(z.object({ server: z.string().max(300), code: z.string().max(40) }))
    .output(z.object({ server: z.string(), school: z.object({ id: z.string(), name: z.string() }) })),
  confirm: procedure.output(z.void()),
  leave: procedure.output(z.void()),
  /** Does not wait for it: `status` tells how it goes. */
  synchronizeNow: procedure.output(z.void()),
};
