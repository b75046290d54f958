import type { SourceId } from '../../../src-shared/domain/identifiers.ts';

/** Pixels from the top where a paper was left in this window; 0 when it was not opened yet. */
export function recallPlace(sourceId: SourceId): number {
  try {
    return Number(sessionStorage.getItem(`place:${sourceId}`) ?? 0);
  } catch {
    // Storage can be switched off: papers then begin at their first page.
    return 0;
  }
}

/** Keeps where a paper is being read, until the window closes. */
export function rememberPlace(sourceId: SourceId, top: number): void {
  try {
    sessionStorage.setItem(`place:${sourceId}`, String(Math.round(top)));
  } catch {
    // As above.
  }
}
