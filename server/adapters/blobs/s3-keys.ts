import { type Sha256, sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import type { BlobName } from '../../../src-shared/ports/blob-store.ts';
import { safeName } from './blob-folders.ts';

const allArriving = 'arriving/';
const allKept = 'kept/';

/** What the objects of schools' files are called. */
export const s3Keys = {
  /** What tells that a file is on its way. */
  allArriving,
  arriving: (schoolId: string, blob: Sha256) => `${allArriving}${safeName(schoolId)}/${blob}`,
  /** Whose file is on its way, and which. */
  readArriving: (key: string) => readName(key.slice(allArriving.length)),
  /** Where the names of a file's chunks begin. */
  chunks: (schoolId: string, blob: Sha256) => `chunks/${safeName(schoolId)}/${blob}/`,
  /** What makes a file of chunks. */
  allKept,
  kept: (schoolId: string, blob: Sha256) => `${allKept}${safeName(schoolId)}/${blob}`,
  /** Where the names of those chunks begin that are no more what they were, until the file is whole again. */
  damaged: (schoolId: string, blob: Sha256) => `damaged/${safeName(schoolId)}/${blob}/`,
  /** Whose file can be read, and which. */
  readKept: (key: string) => readName(key.slice(allKept.length)),
};

function readName(name: string): BlobName {
  const [schoolId = '', blob] = name.split('/');
  return { schoolId: safeName(schoolId), blob: sha256Schema.parse(blob) };
}
