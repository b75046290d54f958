import { type AppError, toAppError } from '../../domain/errors.ts';
import type { Progress } from '../../domain/job.ts';
import { jobSteps } from '../../domain/job-messages.ts';
import { type DistrictMembership, isExchanging } from '../../domain/sync/district-membership.ts';
import type { DistrictNews, DistrictStatus } from '../../domain/sync/district-status.ts';
import { retryDelayMs } from '../../domain/sync/retry-delay.ts';
import type { ThisPc } from '../../ports/this-pc.ts';
import type { DistrictCallerPorts } from './district-caller.ts';
import { createDistrictHints } from './district-hints.ts';
import { createDistrictMembership } from './district-membership.ts';
import { createFilesLink } from './files-link.ts';
import { createLeaveDistrict } from './leave-district.ts';
import type { SynchronizeFiles } from './synchronize-files.ts';
import type { SynchronizeLibrary } from './synchronize-library.ts';

/** How often the server is asked while nothing changes here and it says nothing. */
const askEveryMs = 10 * 60_000;

const nothingWaiting = { outbox: 0, refused: 0, conflicts: 0 };

type DistrictLinkParts = {
  synchronizeLibrary: SynchronizeLibrary;
  synchronizeFiles: SynchronizeFiles;
};

/** This PC's link with its district: who it belongs to, and what goes on between them. */
export function createDistrictLink(
  ports: DistrictCallerPorts & { thisPc: ThisPc },
  { synchronizeLibrary, synchronizeFiles }: DistrictLinkParts,
) {
  const { syncOverview, clock } = ports;
  const membership = createDistrictMembership(ports);
  const leaveDistrict = createLeaveDistrict(ports);
  let progress: Progress | null = null;
  let failure: AppError | null = null;
  let failures = 0;
  let received = 0;
  let tries = 0;
  let nextTryMs = 0;
  /** What waited to be sent at the last look: edits are sent once they pause. */
  let lastOutbox = 0;
  const files = createFilesLink(synchronizeFiles, ports.clock);
  const hints = createDistrictHints(ports, () => {
    nextTryMs = 0;
  });

  async function synchronize(signal: AbortSignal): Promise<void> {
    try {
      progress = { step: jobSteps.askingServer(), done: 0 };
      const { pulled } = await synchronizeLibrary({
        signal,
        report: (told) => {
          progress = told;
        },
      });
      succeed();
      received += pulled;
    } catch (thrown) {
      fail(toAppError(thrown));
    } finally {
      progress = null;
      tries += 1;
    }
  }

  function succeed(): void {
    failure = null;
    failures = 0;
    nextTryMs = clock.now() + askEveryMs;
    files.wake();
  }

  function fail(error: AppError): void {
    if (error.code === 'CANCELLED') return;
    failure = error;
    failures += 1;
    const told = Number(error.data.retryAfterSeconds ?? 0) * 1000;
    nextTryMs = clock.now() + Math.max(told, retryDelayMs(failures, Math.random()));
  }

  /** Forgets what was between this PC and another server. */
  function beginAnew(): void {
    hints.stop();
    files.beginAnew();
    failure = null;
    failures = 0;
    nextTryMs = 0;
  }

  async function isDue(): Promise<boolean> {
    if (clock.now() >= nextTryMs) return true;
    const { outbox } = await syncOverview.waiting();
    const hasPaused = outbox > 0 && outbox === lastOutbox;
    lastOutbox = outbox;
    return hasPaused && failure === null;
  }

  return {
    async status(): Promise<DistrictStatus> {
      const known = await membership.read();
      return {
        membership: known && withoutKeys(known),
        computerName: ports.thisPc.name,
        ...(known ? { ...(await syncOverview.waiting()), conflicts: await syncOverview.conflicts() } : nothingWaiting),
        ...files.waiting(),
        progress: progress ?? files.progress(),
        errorCode: (failure ?? files.failure())?.code ?? null,
        errorData: (failure ?? files.failure())?.data ?? {},
        received: received + files.received(),
        tries,
      };
    },

    async news(): Promise<DistrictNews> {
      const known = await membership.read();
      const counts = { received: received + files.received(), tries };
      if (known === null || !isExchanging(known)) return { ...counts, inStep: null };
      const { outbox } = await syncOverview.waiting();
      return { ...counts, inStep: { outbox, ...files.waiting(), lastContactAt: known.lastContactAt } };
    },

    async enrol(input: { server: string; code: string }, signal: AbortSignal) {
      const { server, school } = await membership.enrol(input, signal);
      beginAnew();
      return { server, school };
    },

    async confirm(): Promise<void> {
      await membership.confirm();
      nextTryMs = 0;
    },

    async leave(): Promise<{ isTold: boolean }> {
      hints.stop();
      const left = await leaveDistrict();
      beginAnew();
      return left;
    },

    /** Lets the next look synchronise, whatever was to be waited for. */
    wake(): void {
      nextTryMs = 0;
      files.beginAnew();
    },

    /**
     * Synchronises where it is time to, and moves files until it is time again; one at a time. Failures are told by
     * `status`.
     */
    async look(signal: AbortSignal): Promise<void> {
      const known = await membership.read();
      if (known === null || !isExchanging(known)) return;
      if (await isDue()) {
        hints.stop();
        await synchronize(signal);
      }
      if (failure !== null) return;
      hints.ask(signal);
      await files.move(signal, isDue);
    },
  };
}

function withoutKeys({
  serverKey: _,
  keyName: __,
  lastFailure: ___,
  ...shown
}: DistrictMembership): DistrictStatus['membership'] {
  return shown;
}
