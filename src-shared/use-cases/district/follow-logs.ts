import { AppError } from '../../domain/errors.ts';
import { followChain } from '../../domain/sync/log-chain.ts';
import { type LogPlace, pageLimit, type SequencedOperation, type SyncScope } from '../../domain/sync/sync-messages.ts';
import type { DistrictLog } from '../../ports/district-log.ts';
import type { SyncStore } from '../../ports/sync-store.ts';

type Following = {
  log: DistrictLog;
  /** Hears of an operation that the library's tables cannot hold: it stays in the log alone. */
  onPassedOver: (operationId: string, error: AppError) => void;
};

type Library = Pick<SyncStore, 'places' | 'apply'>;

/**
 * Brings a school's library on the server to the end of its log and of the district's, from where it stands. Ends
 * early once the signal says so. Throws `OTHER_LOG` where the log is not the one that the library followed.
 */
export function createLogFollower({ log, onPassedOver }: Following) {
  return async (library: Library, schoolId: string, signal: AbortSignal): Promise<void> => {
    for (const scope of ['school', 'district'] as const) {
      const name = scope === 'school' ? (`school:${schoolId}` as const) : scope;
      while (!signal.aborted) {
        const { [scope]: place } = await library.places();
        const { operations, chain } = await log.page(name, place.sequence, pageLimit);
        if (chain !== place.chain) throw new AppError('OTHER_LOG');
        if (operations.length === 0) break;
        await takePage(library, { scope, place, operations });
      }
    }
  };

  async function takePage(library: Library, page: Page): Promise<void> {
    try {
      await library.apply(stepOf(page));
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
      if (page.operations.length > 1) return takeOneByOne(library, page);
      onPassedOver(page.operations[0]?.id ?? '', thrown);
      await library.apply({ ...stepOf(page), received: [] });
    }
  }

  async function takeOneByOne(library: Library, { scope, place, operations }: Page): Promise<void> {
    let at = place;
    for (const operation of operations) {
      await takePage(library, { scope, place: at, operations: [operation] });
      at = followChain(at, [operation.hash]);
    }
  }
}

type Page = { scope: SyncScope; place: LogPlace; operations: readonly SequencedOperation[] };

function stepOf({ scope, place, operations }: Page): Parameters<Library['apply']>[0] {
  const hashes = operations.map(({ hash }) => hash);
  return { received: operations, places: { [scope]: followChain(place, hashes) } };
}

/** What the tables refuse now they refuse again; anything else may be otherwise the next time. */
function isRefused(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && thrown.code === 'INVALID_INPUT';
}
