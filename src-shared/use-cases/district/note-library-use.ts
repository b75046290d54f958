import type { DistrictOffice } from '../../ports/district-office.ts';
import { callerOf, type SignedIn } from './callers.ts';

/** What somebody did with a school's library in a browser; `about` is a procedure and the id of what it was asked of. */
export type LibraryUse = {
  schoolId: string;
  about: string;
  isChange: boolean;
  /** `done`, or the code of what refused it. */
  result: string;
};

export type NoteLibraryUse = (signedIn: SignedIn, use: LibraryUse) => Promise<void>;

/** The same page asks for what it shows again and again: it is one opening, within this time. */
const oneOpeningMs = 15 * 60_000;
const mostRemembered = 50_000;

/**
 * Writes down what people change of a school's library, and which papers and persons they open. It is done after what it
 * tells, whose own transaction is the library's.
 */
export function createNoteLibraryUse(office: DistrictOffice, clock: { now(): number }): NoteLibraryUse {
  const openings = new Map<string, number>();

  function isKnown(key: string): boolean {
    const nowMs = clock.now();
    if ((openings.get(key) ?? Number.NEGATIVE_INFINITY) > nowMs - oneOpeningMs) return true;
    if (openings.size >= mostRemembered) openings.clear();
    openings.set(key, nowMs);
    return false;
  }

  return async (signedIn, { schoolId, about, isChange, result }) => {
    if (!isChange && isKnown(`${signedIn.session.id} ${about} ${result}`)) return;
    const { actor, reach } = callerOf(signedIn);
    const action = isChange ? 'library.change' : 'library.open';
    const subject = { kind: 'procedure', id: about } as const;
    await office.enter(reach, ({ audit }) => audit.append({ actor, action, subject, schoolId, reason: null, result }));
  };
}
