import { z } from 'zod';
import { sha256Schema } from '../identifiers.ts';

/** A file travels in chunks of this size, the last one shorter: what is damaged on its way is sent again from there. */
export const chunkBytes = 4 * 1024 ** 2;

/** The most chunks that one file may have: 16 GiB. */
const mostChunks = 4096;

/** How many files one `blobPlan` or `blobCommit` is about, and one `blobsKept`. */
export const planLimit = 100;
export const keptLimit = 1000;

/** A file by the SHA-256 of its bytes, and the chunks that it is sent in by theirs. */
export const blobManifestSchema = z
  .object({
    sha256: sha256Schema,
    sizeBytes: z.number().int().nonnegative(),
    chunks: z.array(sha256Schema).max(mostChunks),
  })
  .refine(({ sizeBytes, chunks }) => chunks.length === Math.ceil(sizeBytes / chunkBytes));
export type BlobManifest = z.infer<typeof blobManifestSchema>;

export const blobsKeptRequestSchema = z.object({ blobs: z.array(sha256Schema).max(keptLimit) });
export type BlobsKeptRequest = z.infer<typeof blobsKeptRequestSchema>;

/** Those of them that the school can fetch. */
export const blobsKeptAnswerSchema = z.object({ kept: z.array(sha256Schema) });
export type BlobsKeptAnswer = z.infer<typeof blobsKeptAnswerSchema>;

export const blobPlanRequestSchema = z.object({ blobs: z.array(blobManifestSchema).max(planLimit) });
export type BlobPlanRequest = z.infer<typeof blobPlanRequestSchema>;

/** How a file stands on the server. */
export const blobStandingSchema = z.object({
  sha256: sha256Schema,
  /** Whether the school can fetch it. */
  isKept: z.boolean(),
  /** The chunks that have not come, by their places from 0: none of a file that is kept. */
  missing: z.array(z.number().int().nonnegative()),
});
export type BlobStanding = z.infer<typeof blobStandingSchema>;

/** One for each that was asked about, in that order. */
export const blobPlanAnswerSchema = z.object({ blobs: z.array(blobStandingSchema) });
export type BlobPlanAnswer = z.infer<typeof blobPlanAnswerSchema>;

/** Whose chunk it is and which one, from 0. */
export const chunkPlaceSchema = z.object({
  blob: sha256Schema,
  index: z.coerce
    .number()
    .int()
    .min(0)
    .max(mostChunks - 1),
});
export type ChunkPlace = z.infer<typeof chunkPlaceSchema>;

/** Bytes [start, end) of a file; `end` may lie past it. */
export type ByteRange = { start: number; end: number };
