import { z } from 'zod';
import {
  type BlockName,
  blockNameSchema,
  logChecksumSchema,
  logPlaceSchema,
  sequencedOperationSchema,
  syncScopeSchema,
} from './sync-messages.ts';

/** Blocks whose ids one page of a snapshot says. */
export const snapshotBlocksLimit = 10;

/** Ids of operations of one device that follow each other: `names` has the twelve digits that end each of them. */
export const idRangeSchema = z.object({
  deviceId: z.string(),
  /** The place of the first in its device's counting. */
  first: z.number().int().nonnegative(),
  names: z.string().regex(/^([0-9a-f]{12})+$/),
});
export type IdRange = z.infer<typeof idRangeSchema>;

/** Behind what the next page goes on: a head, a block of ids, or an id that is named and not there. */
export const snapshotCursorSchema = z.union([
  z.object({ head: z.number().int().nonnegative() }),
  z.object({ block: blockNameSchema.nullable() }),
  z.object({ awaited: z.string() }),
]);
export type SnapshotCursor = { head: number } | { block: BlockName | null } | { awaited: string };

export const snapshotRequestSchema = z.object({
  scope: syncScopeSchema,
  /** Which snapshot: that of the last `hello`. */
  place: logPlaceSchema,
  /** Null for the first page. */
  cursor: snapshotCursorSchema.nullable(),
});
export type SnapshotRequest = z.infer<typeof snapshotRequestSchema>;

/** A page of a log as it was at a place. */
export const snapshotPageSchema = z.object({
  /** Of all of its heads. */
  checksum: logChecksumSchema,
  heads: z.array(sequencedOperationSchema),
  /** Operations of the log that are no heads. */
  superseded: z.array(idRangeSchema),
  /** What operations of the log name as a base, and is not in it. */
  awaited: z.array(z.string()),
  /** Null after the last page. */
  next: snapshotCursorSchema.nullable(),
});
export type SnapshotPage = z.infer<typeof snapshotPageSchema>;
