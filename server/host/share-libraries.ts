import type { SchoolLibraries } from './school-libraries.ts';

/** The schools' libraries by one set of connections, whoever uses them. */
export type SharedLibraries = {
  /** Opened for the first who asks. */
  open(): Promise<SchoolLibraries>;
  close(): Promise<void>;
};

/** Opens libraries once; what could not be opened is tried anew. */
export function shareLibraries(openLibraries: () => Promise<SchoolLibraries>): SharedLibraries {
  let opening: Promise<SchoolLibraries> | null = null;
  return {
    open() {
      opening ??= openLibraries().catch((thrown: unknown) => {
        opening = null;
        throw thrown;
      });
      return opening;
    },
    async close() {
      await (await opening)?.close();
    },
  };
}
