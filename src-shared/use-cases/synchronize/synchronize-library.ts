import type { ErrorCode } from '../../domain/error-catalogue.ts';
import { AppError, toAppError } from '../../domain/errors.ts';
import type { Progress } from '../../domain/job.ts';
import { createWorkQueue } from '../../domain/work-queue.ts';
import type { ThisPc } from '../../ports/this-pc.ts';
import { countProgress } from './count-progress.ts';
import { createSynchronizer } from './create-synchronizer.ts';
import { createDistrictCaller, type DistrictCallerPorts } from './district-caller.ts';
import { createDistrictMembership } from './district-membership.ts';
import { renewingWithKey } from './renew-with-key.ts';
import { tellingOf } from './tell-pc.ts';

/** What one synchronising came to. */
export type SyncReport = {
  /** Operations that were sent and taken. */
  pushed: number;
  /** Operations of others that came. */
  pulled: number;
  /** Registers with several values, now. */
  conflicts: number;
  ms: number;
};

/** What comes and goes with the line and the server, and says nothing of this PC. */
const ofTheLine: ReadonlySet<ErrorCode> = new Set([
  'SYNC_UNREACHABLE',
  'SERVER_BUSY',
  'SERVER_FAILED',
  'SERVER_RESTARTING',
]);

type Task = { signal: AbortSignal; report: (progress: Progress) => void };

/**
 * Synchronises the library with its district until both hold the same. What was done before a stop or a failure is
 * kept, and the next one goes on from there; one at a time, in the order in which they are asked for. `afterReceived` runs when changes of others have come. Throws `NOT_ENROLLED`, `DEVICE_REVOKED`, `DEVICE_KEY_LOST` and what a
 * server throws.
 */
export function createSynchronizeLibrary(
  ports: DistrictCallerPorts & { thisPc: ThisPc },
  afterReceived: () => Promise<void>,
) {
  const { districtServers, syncStore, syncOverview, clock } = ports;
  const findCaller = createDistrictCaller(ports);
  const membership = createDistrictMembership(ports);
  const inTurn = createWorkQueue({ atOnce: 1, waiting: Number.POSITIVE_INFINITY });

  return async function synchronizeAndRemember(task: Task): Promise<SyncReport> {
    try {
      return await inTurn(() => synchronize(task));
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (!task.signal.aborted && !ofTheLine.has(code)) {
        await membership.change({ lastFailure: { code, atMs: clock.now() } });
      }
      throw thrown;
    }
  };

  async function synchronize({ signal, report }: Task): Promise<SyncReport> {
    const start = clock.now();
    const before = await howMany();
    const connected = renewingWithKey(districtServers.connect(await findCaller(), signal), ports.deviceKeys);
    const counted = countProgress(tellingOf(connected, { ...ports, membership }), report);
    const synchronizer = createSynchronizer({ store: syncStore, connection: counted.connection, clock });
    for (;;) {
      signal.throwIfAborted();
      const step = await synchronizer.step();
      if (step.kind === 'quiet') break;
      if (step.kind === 'failed') throw step.error;
      if (step.kind === 'revoked') {
        await membership.change({ isRevoked: true });
        throw new AppError('DEVICE_REVOKED');
      }
    }
    const now = clock.now();
    await membership.change({ lastContactAt: new Date(now).toISOString() });
    const pulled = (await howMany()) - before;
    if (pulled > 0) await afterReceived();
    return {
      pushed: counted.pushed(),
      pulled,
      conflicts: await syncOverview.conflicts(),
      ms: now - start,
    };
  }

  /** What was refused has left the log and was there all the same. */
  async function howMany(): Promise<number> {
    return (await syncOverview.operations()) + (await syncOverview.waiting()).refused;
  }
}

export type SynchronizeLibrary = ReturnType<typeof createSynchronizeLibrary>;
