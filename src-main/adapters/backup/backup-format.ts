import { z } from 'zod';

/*
 * A backup is one age file (age-encryption.org/v1, scrypt passphrase) that holds a tar: the database, the library's
 * key, every blob as it lies on disk, and at the end a manifest with the hash of each of them.
 */

export const databaseEntry = 'library.db';
export const keyEntry = 'library.key';
export const manifestEntry = 'manifest.json';

/** The only names that a backup may hold: nothing in it can be written anywhere else. */
const entryName = /^(?:library\.db|library\.key|blobs\/[0-9a-f]{2}\/[0-9a-f]{62})$/;

export const manifestSchema = z.object({
  format: z.literal('amanuense-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  sources: z.number().int().nonnegative(),
  files: z.array(
    z.object({
      name: z.string().regex(entryName),
      sizeBytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

/** Whether a backup may hold an entry of this name. */
export function isEntryName(name: string): boolean {
  return entryName.test(name);
}

/** The passphrase as it is used, however its accents were typed. */
export function normalizePassword(password: string): string {
  return password.normalize('NFC');
}
