import type { Clock } from '../../src-shared/ports/clock.ts';
import type { SchoolReadings } from '../../src-shared/ports/school-reading.ts';
import type { SchoolLibraries } from './school-libraries.ts';

/** Schools' libraries to be read for people of the district, of which the first opens what they share. */
export function createSchoolReadings(
  openLibraries: () => Promise<SchoolLibraries>,
  clock: Clock,
): NonNullable<SchoolReadings> & { close(): Promise<void> } {
  let opening: Promise<SchoolLibraries> | null = null;
  return {
    async open(schoolId) {
      opening ??= openLibraries();
      // What could not be opened is tried anew.
      opening.catch(() => {
        opening = null;
      });
      return (await opening).open(schoolId, clock);
    },
    async close() {
      await (await opening)?.close();
    },
  };
}
