import { z } from 'zod';
import { shownToDistrictSchema, viewInForceSchema } from '../domain/district/district-view.ts';
import { districtNewsSchema, districtStatusSchema } from '../domain/sync/district-status.ts';
import { procedure } from './errors.ts';

/** This PC's link with its district, and what the district may see of the school. */
export const districtContract = {
  status: procedure.output(districtStatusSchema),
  /** Whether there is something new to ask `status`, and everything else, about. */
  news: procedure.output(districtNewsSchema),
  /** Enrols this PC with a code that is good once. Nothing is sent until `confirm` says that it is the right school. */
  enrol: procedure
    .input(z.object({ server: z.string().max(300), code: z.string().max(40) }))
    .output(z.object({ server: z.string(), school: z.object({ id: z.string(), name: z.string() }) })),
  confirm: procedure.output(z.void()),
  /** What of the school the district may see. */
  view: procedure.output(viewInForceSchema),
  /** Decides it, for all PCs of the school. */
  decideView: procedure.input(z.object({ shows: shownToDistrictSchema })).output(z.void()),
  /** `isTold`: the server knows, and lets this PC in no more; else its people are to be told to shut it out. */
  leave: procedure.output(z.object({ isTold: z.boolean() })),
  /** Does not wait for it: `status` tells how it goes. */
  synchronizeNow: procedure.output(z.void()),
};
