import { z } from 'zod';
import { procedure } from './errors.ts';

export const doorStateSchema = z.object({
  /** False while the library waits for a key that this PC does not have: nothing but the door answers then. */
  isOpen: z.boolean(),
  libraryFolder: z.string(),
});
export type DoorState = z.infer<typeof doorStateSchema>;

export const doorContract = {
  state: procedure.output(doorStateSchema),
  /** Opens the library with its recovery key, which this PC keeps for the next time. Does nothing to an open one. */
  openWithKey: procedure.input(z.object({ key: z.string().max(500) })).output(z.void()),
};
