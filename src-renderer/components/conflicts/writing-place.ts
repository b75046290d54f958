import type { ConflictVersion } from '../../../src-shared/domain/sync/conflict.ts';
import { useCapabilities } from '../../client/api-context.tsx';
import { conflictMessages } from '../../messages/conflicts.ts';

const { thisPc, browser, pc, elsewhere } = conflictMessages.places;

type WritingPlace = { where: string; clock: string };

/**
 * Says where a version was written, and by whose clock. Where the library is not on this PC, its own come from browsers
 * and all others from PCs; a PC cannot tell which of the others come from browsers.
 */
export function useWritingPlace(): (version: Pick<ConflictVersion, 'isOfThisPc'>) => WritingPlace {
  const [own, other] = useCapabilities().libraryIsHere ? [thisPc, elsewhere] : [browser, pc];
  return ({ isOfThisPc }) => (isOfThisPc ? own : other);
}
