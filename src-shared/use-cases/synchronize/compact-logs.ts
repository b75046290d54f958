import type { Clock } from '../../ports/clock.ts';
import type { DistrictLog, LogName } from '../../ports/district-log.ts';
import type { DistrictRegistry } from '../../ports/district-registry.ts';

const dayMs = 24 * 3600 * 1000;

/** A snapshot is made once it is this old, or once the log has grown by so many operations since. */
const snapshotEveryMs = 7 * dayMs;
const snapshotEveryOperations = 50_000;

/** How long what was superseded can be fetched one by one: a PC that was off for longer begins with a snapshot. */
const keptMs = 180 * dayMs;

/** What one pass came to. */
export type Compacted = { snapshots: number; dropped: number };

/** Makes the snapshots that are due, and drops what they make needless, log by log. */
export function createCompactLogs({
  log,
  registry,
  clock,
}: {
  log: DistrictLog;
  registry: Pick<DistrictRegistry, 'schools'>;
  clock: Clock;
}) {
  async function isDue(name: LogName): Promise<boolean> {
    const { tip, snapshot, snapshotMs } = await log.page(name, 0, 0);
    const grown = tip - (snapshot?.place.sequence ?? 0);
    return grown >= snapshotEveryOperations || (grown > 0 && clock.now() - (snapshotMs ?? 0) >= snapshotEveryMs);
  }

  return async function compactLogs(): Promise<Compacted> {
    const schools = await registry.schools();
    const names: LogName[] = ['district', ...schools.map(({ id }): LogName => `school:${id}`)];
    const done: Compacted = { snapshots: 0, dropped: 0 };
    for (const name of names) {
      if (!(await isDue(name))) continue;
      done.snapshots += 1;
      done.dropped += await log.write(name, async (writing) => {
        await writing.makeSnapshot();
        return writing.dropSuperseded(clock.now() - keptMs);
      });
    }
    return done;
  };
}

export type CompactLogs = ReturnType<typeof createCompactLogs>;
