import { type AppError, toAppError } from '../../domain/errors.ts';
import type { Progress } from '../../domain/job.ts';
import type { Backlog } from '../../domain/sync/district-status.ts';
import { retryDelayMs } from '../../domain/sync/retry-delay.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SynchronizeFiles } from './synchronize-files.ts';

const nothingWaits: Backlog = {
  files: { count: 0, bytes: 0, waitsFor: null },
  texts: { toSend: 0, toFetch: 0, refused: 0 },
};

/** How the files of this PC and of its district stand, and when they are moved. */
export function createFilesLink({ moveFiles }: Pick<SynchronizeFiles, 'moveFiles'>, clock: Clock) {
  let waiting = nothingWaits;
  let progress: Progress | null = null;
  let failure: AppError | null = null;
  let failures = 0;
  let received = 0;
  /** Whether there may be something to move. */
  let isWanted = false;
  let nextTryMs = 0;

  function fail(error: AppError): void {
    if (error.code === 'CANCELLED') return;
    failure = error;
    failures += 1;
    const told = Number(error.data.retryAfterSeconds ?? 0) * 1000;
    nextTryMs = clock.now() + Math.max(told, retryDelayMs(failures, Math.random()));
  }

  return {
    waiting: () => waiting,
    progress: () => progress,
    failure: () => failure,
    /** How many files and texts have come since the program started. */
    received: () => received,

    /** There may be something to move. */
    wake(): void {
      isWanted = true;
    },

    /** Forgets what was to be waited for. */
    beginAnew(): void {
      failure = null;
      failures = 0;
      nextTryMs = 0;
      waiting = nothingWaits;
    },

    /** Moves files, where there may be some and it is time to, until they are all moved or it is interrupted. */
    async move(signal: AbortSignal, isInterrupted: () => Promise<boolean>): Promise<void> {
      if (!isWanted || clock.now() < nextTryMs) return;
      try {
        const moved = await moveFiles({
          signal,
          isInterrupted,
          report: (told) => {
            progress = told;
          },
          waiting: (told) => {
            waiting = told;
          },
        });
        received += moved.fetched + moved.textsFetched;
        isWanted = moved.isInterrupted;
        failure = null;
        failures = 0;
      } catch (thrown) {
        fail(toAppError(thrown));
      } finally {
        progress = null;
      }
    },
  };
}
