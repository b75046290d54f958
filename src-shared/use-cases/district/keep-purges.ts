import type { Operation } from '../../domain/operation.ts';
import { purgesAmong, purgesWithDeletions } from '../../domain/sync/purge.ts';
import type { BlobStore } from '../../ports/blob-store.ts';
import type { DistrictLog, LogName } from '../../ports/district-log.ts';
import type { DistrictRegistry } from '../../ports/district-registry.ts';
import type { PurgeLedger } from '../../ports/purge-ledger.ts';

/** The same log; the purges that it takes are kept in a ledger besides. */
export function withPurgesKept(log: DistrictLog, ledger: PurgeLedger): DistrictLog {
  return {
    ...log,
    async write(name, work) {
      const taken: Operation[] = [];
      const result = await log.write(name, (writing) =>
        work({
          ...writing,
          append(operations) {
            taken.push(...purgesWithDeletions(operations));
            return writing.append(operations);
          },
        }),
      );
      if (taken.length > 0) await ledger.keep(name, taken);
      return result;
    },
  };
}

type PurgePorts = {
  log: DistrictLog;
  ledger: PurgeLedger;
  registry: Pick<DistrictRegistry, 'schools'>;
  blobs: Pick<BlobStore, 'remove'>;
};

/**
 * Makes logs and ledger know the same purges: a database that was put back forgets again what had been forgotten since,
 * before anybody is given it, and a ledger that a crash kept one from gets it. Gives how many were made again.
 */
export async function reconcilePurges({ log, ledger, registry, blobs }: PurgePorts): Promise<number> {
  let made = 0;
  for (const { id: schoolId } of await registry.schools()) {
    const name: LogName = `school:${schoolId}`;
    const known = await log.purgeOperations(name);
    await ledger.keep(name, known);
    const knownIds = new Set(known.map(({ id }) => id));
    const kept = await ledger.of(name);
    const lacking = purgesAmong(kept.filter(({ id }) => !knownIds.has(id)));
    if (lacking.length === 0) continue;
    await log.write(name, async (writing) => {
      await writing.append(kept);
      await writing.blank(lacking);
    });
    for (const blob of lacking.flatMap(({ blobs }) => blobs)) await blobs.remove(schoolId, blob);
    made += lacking.length;
  }
  return made;
}
