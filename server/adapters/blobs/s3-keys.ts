import { type Sha256, sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import { safeName } from './blob-folders.ts';

const allArriving = 'arriving/';

/** What the objects of schools' files are called. */
export const s3Keys = {
  /** What tells that a file is on its way. */
  allArriving,
  arriving: (schoolId: string, blob: Sha256) => `${allArriving}${safeName(schoolId)}/${blob}`,
  /** Whose file is on its way, and which. */
  readArriving(key: string): { schoolId: string; blob: Sha256 } {
    const [schoolId = '', blob] = key.slice(allArriving.length).split('/');
    return { schoolId: safeName(schoolId), blob: sha256Schema.parse(blob) };
  },
  /** Where the names of a file's chunks begin. */
  chunks: (schoolId: string, blob: Sha256) => `chunks/${safeName(schoolId)}/${blob}/`,
  /** What makes a file of chunks. */
  kept: (schoolId: string, blob: Sha256) => `kept/${safeName(schoolId)}/${blob}`,
};
