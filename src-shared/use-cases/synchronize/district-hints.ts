import { toAppError } from '../../domain/errors.ts';
import { retryDelayMs } from '../../domain/sync/retry-delay.ts';
import { createDistrictCaller, type DistrictCallerPorts } from './district-caller.ts';

/**
 * Has the district's server say when there is something to fetch, by one question that it leaves open until then.
 * Nothing rests on the answer: whatever becomes of it, the server is asked from time to time all the same.
 */
export function createDistrictHints(ports: DistrictCallerPorts, onHint: () => void) {
  const { districtServers, syncStore, clock } = ports;
  const findCaller = createDistrictCaller(ports);
  let question: AbortController | null = null;
  let failures = 0;
  let nextMs = 0;

  async function put(signal: AbortSignal): Promise<boolean> {
    const { school, district } = await syncStore.places();
    const held = { school: school.sequence, district: district.sequence };
    return (await districtServers.wait(await findCaller(), held, signal)).hasNews;
  }

  function heard(hasNews: boolean): void {
    failures = 0;
    // One that has nothing to tell sends away who waits long, and all when it ends.
    nextMs = hasNews ? 0 : clock.now() + retryDelayMs(1, Math.random());
    if (hasNews) onHint();
  }

  function failed(thrown: unknown): void {
    failures += 1;
    const told = Number(toAppError(thrown).data.retryAfterSeconds ?? 0) * 1000;
    nextMs = clock.now() + Math.max(told, retryDelayMs(failures, Math.random()));
  }

  return {
    /** Asks, where no question is open and it is time to. */
    ask(signal: AbortSignal): void {
      if (question !== null || clock.now() < nextMs) return;
      const asked = new AbortController();
      question = asked;
      const either = AbortSignal.any([signal, asked.signal]);
      const unlessDropped =
        <Outcome>(take: (outcome: Outcome) => void) =>
        (outcome: Outcome) => {
          if (either.aborted) return;
          question = null;
          take(outcome);
        };
      void put(either).then(unlessDropped(heard), unlessDropped(failed));
    },

    /** Drops the question that is open: it would be answered by what this PC itself sends. */
    stop(): void {
      question?.abort();
      question = null;
    },
  };
}
