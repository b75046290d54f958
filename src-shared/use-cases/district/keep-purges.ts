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
      if (taken.length > 0) await ledger.keep(new Map([[name, taken]]));
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
  const ledgered = await ledger.all();
  const unkept = new Map<LogName, Operation[]>();
  let made = 0;
  for (const { id: schoolId } of await registry.schools()) {
    const name: LogName = `school:${schoolId}`;
    const kept = ledgered.get(name) ?? [];
    const known = await log.purgeOperations(name);
    unkept.set(name, lackingFrom(kept, known));
    const lacking = purgesAmong(lackingFrom(known, kept));
    if (lacking.length === 0) continue;
    await log.write(name, async (writing) => {
      await writing.append(kept);
      await writing.blank(lacking);
    });
    for (const blob of lacking.flatMap(({ blobs }) => blobs)) await blobs.remove(schoolId, blob);
    made += lacking.length;
  }
  await ledger.keep(unkept);
  return made;
}

/** Those of the others that these are not. */
function lackingFrom(these: readonly Operation[], others: readonly Operation[]): Operation[] {
  const ids = new Set(these.map(({ id }) => id));
  return others.filter(({ id }) => !ids.has(id));
}
