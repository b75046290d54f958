import type { BlobStore } from '../../ports/blob-store.ts';

/** Whose the files are that a district publishes, beside its schools'. */
export const publicationFilesOwner = 'district';

/** The same files, of which every school can fetch those that the district publishes beside its own. */
export function withPublicationFiles(blobs: BlobStore): BlobStore {
  return {
    ...blobs,
    async kept(schoolId, asked) {
      const own = new Set(await blobs.kept(schoolId, asked));
      const others = asked.filter((blob) => !own.has(blob));
      const published = new Set(others.length === 0 ? [] : await blobs.kept(publicationFilesOwner, others));
      return asked.filter((blob) => own.has(blob) || published.has(blob));
    },
    open: async (schoolId, blob) =>
      (await blobs.open(schoolId, blob)) ?? (await blobs.open(publicationFilesOwner, blob)),
  };
}
