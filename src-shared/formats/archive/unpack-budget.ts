import { AppError } from '../../domain/errors.ts';
import type { ReadingLimits } from '../document-format.ts';

/** Below this many unpacked bytes the ratio is not looked at: empty sheets of honest workbooks pack a thousand to one. */
const RATIO_FLOOR_BYTES = 64_000_000;

/** Counts what really comes out of an archive, whatever its headers promise. */
export type UnpackBudget = {
  /** Throws `ARCHIVE_BOMB` when the bytes unpacked so far pass a limit. */
  spend(unpackedBytes: number): void;
};

/** A budget for one archive of `packedBytes`, shared by all its entries. */
export function createUnpackBudget(name: string, packedBytes: number, limits: ReadingLimits): UnpackBudget {
  let total = 0;
  return {
    spend(unpackedBytes) {
      total += unpackedBytes;
      const isTooDense = total > RATIO_FLOOR_BYTES && total > packedBytes * limits.compressionRatio;
      if (total > limits.unpackedBytes || isTooDense) throw new AppError('ARCHIVE_BOMB', { name });
    },
  };
}
