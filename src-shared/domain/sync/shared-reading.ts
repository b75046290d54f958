import { z } from 'zod';
import { type Sha256, sha256Schema } from '../identifiers.ts';

/**
 * Which edition this program's readers make; counted on with each change of theirs by which a file that was read before
 * reads better, and with no other: every PC of a school reads such papers again as their files come.
 */
export const readerEdition = 1;

/** A file that a reading travels in is no larger than this, and neither is it once unpacked; larger ones stay where they are. */
export const packedReadingLimit = 16 * 1024 ** 2;
export const unpackedReadingLimit = 64 * 1024 ** 2;

/**
 * What a register says of one reading of a source: of which file it is, and in which file it travels itself. Each reading
 * has a register of its own, named by the file it travels in, so that two PCs never disagree about one.
 */
export const sharedReadingSchema = z.object({
  /** The file it travels in: see `packReading`. */
  sha256: sha256Schema,
  sizeBytes: z.number().int().nonnegative().max(packedReadingLimit),
  /** The source's own file. */
  of: sha256Schema,
  /** Of a paper: its readers' (`readerEdition`). Of a recording: how many transcripts its maker knew, this one too. */
  edition: z.number().int().positive(),
  /** What `hashReading` gives for a paper's text; null for a transcript. */
  textHash: sha256Schema.nullable(),
});
export type SharedReading = z.infer<typeof sharedReadingSchema>;

/** Which reading something here is, where it came from another PC. */
export type ReadingOrigin = Pick<SharedReading, 'sha256' | 'edition' | 'textHash'>;

/** Whose id a register of a shared reading has; `sourceId` has no colon. */
export function sharedReadingId(sourceId: string, sha256: Sha256): string {
  return `${sourceId}:${sha256}`;
}

/**
 * Which of several readings of one source every PC shows: the newest edition; of that one the reading whose text is the
 * one that the source's own register tells of; and where that does not tell either, the same one everywhere.
 */
export function bestReading<Reading extends Pick<SharedReading, 'sha256' | 'edition' | 'textHash'>>(
  readings: readonly Reading[],
  textHash: string | null,
): Reading | null {
  const isTold = (reading: Reading) => Number(textHash !== null && reading.textHash === textHash);
  const [best = null] = [...readings].sort(
    (one, other) => other.edition - one.edition || isTold(other) - isTold(one) || (one.sha256 < other.sha256 ? 1 : -1),
  );
  return best;
}
