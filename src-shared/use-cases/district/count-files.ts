import type { BlobStore } from '../../ports/blob-store.ts';
import type { DistrictRegistry } from '../../ports/district-registry.ts';

/** The same store, which also notes what the files of each school take. */
export function countFiles(
  blobs: BlobStore,
  registry: Pick<DistrictRegistry, 'countFile' | 'discountFile'>,
): BlobStore {
  return {
    ...blobs,
    async commit(schoolId, blob) {
      const standing = await blobs.commit(schoolId, blob);
      if (standing.isKept) await registry.countFile(schoolId, blob);
      return standing;
    },
    async remove(schoolId, blob) {
      await blobs.remove(schoolId, blob);
      await registry.discountFile(schoolId, blob);
    },
  };
}
