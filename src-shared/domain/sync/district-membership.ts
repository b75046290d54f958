import { z } from 'zod';
import { publicKeySchema } from './device-keys.ts';
import { toldPcSchema } from './told-pc.ts';

/** That this PC was enrolled with a district's server: what it keeps of it, beside its own key. */
export const districtMembershipSchema = z.object({
  /** The server's origin. */
  server: z.string(),
  /** Whoever answers at that address without this key is another one. */
  serverKey: publicKeySchema,
  /** The name under which this PC keeps the private half of its own key. */
  keyName: z.string(),
  school: z.object({ id: z.string(), name: z.string() }),
  enrolledAt: z.string(),
  /** Whether somebody said that it is the right school: nothing is sent before. */
  isConfirmed: z.boolean(),
  isRevoked: z.boolean(),
  /** When this PC and the server last held the same. */
  lastContactAt: z.string().nullable(),
  /** Why it last could not, though the server answered. */
  lastFailure: toldPcSchema.shape.failure.default(null),
});
export type DistrictMembership = z.infer<typeof districtMembershipSchema>;

/** Whether this PC and its district send each other anything: it was confirmed, and not let go. */
export function isExchanging({ isConfirmed, isRevoked }: DistrictMembership): boolean {
  return isConfirmed && !isRevoked;
}
