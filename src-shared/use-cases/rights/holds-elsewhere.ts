import { AppError, toAppError } from '../../domain/errors.ts';
import { type DistrictMembership, isExchanging } from '../../domain/sync/district-membership.ts';
import { createDistrictMembership, type MembershipPorts } from '../synchronize/district-membership.ts';
import type { SynchronizeLibrary } from '../synchronize/synchronize-library.ts';

/** What was heard less long ago is not asked again: many things are forgotten one by one. */
const freshForMs = 30_000;
/** A PC that is on asks its district every ten minutes. */
const inContactForMs = 15 * 60_000;

/** Resolves once it is known what of the school must not be deleted. Throws `HOLDS_UNKNOWN`. */
export type HearOfHolds = (signal: AbortSignal) => Promise<void>;

/**
 * What the school's other PCs say must not be deleted, asked of the district before something is forgotten for good: a
 * purge is taken back by nobody. A PC of no district, or that was let go, has nobody to ask.
 */
export function createHoldsElsewhere(ports: MembershipPorts, synchronizeLibrary: SynchronizeLibrary) {
  const membership = createDistrictMembership(ports);

  async function isHeardWithin(limitMs: number): Promise<boolean> {
    const known = await membership.read();
    return known === null || !isExchanging(known) || isWithin(known, ports.clock.now(), limitMs);
  }

  const hear: HearOfHolds = async (signal) => {
    if (await isHeardWithin(freshForMs)) return;
    try {
      await synchronizeLibrary({ signal, report: () => undefined });
    } catch (thrown) {
      signal.throwIfAborted();
      throw new AppError('HOLDS_UNKNOWN', {}, { cause: toAppError(thrown) });
    }
  };

  return {
    hear,
    /** Whether asking is likely to be answered: nobody is told each hour of a trash that must wait. */
    isInContact: () => isHeardWithin(inContactForMs),
  };
}

function isWithin({ lastContactAt }: DistrictMembership, nowMs: number, limitMs: number): boolean {
  if (lastContactAt === null) return false;
  const agoMs = nowMs - Date.parse(lastContactAt);
  // A clock that was put back tells nothing.
  return agoMs >= 0 && agoMs < limitMs;
}
