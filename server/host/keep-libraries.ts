import { createLogFollower } from '../../src-shared/use-cases/district/follow-logs.ts';
import type { DistrictHost } from './create-district-host.ts';

/** What another server on the same database took is looked for so often. */
const hourMs = 60 * 60_000;

/** The libraries of the schools, kept where their logs are. */
export type KeptLibraries = {
  /** Resolves once all that was written until now is in the libraries, or failed to be. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

type Keeping = Pick<DistrictHost, 'log' | 'onWritten' | 'openLibraries' | 'registry' | 'clock' | 'logError'>;

/** Follows every school's log, one school at a time: all of them now and each hour, and one whenever its log was written. */
export async function keepLibraries(host: Keeping): Promise<KeptLibraries> {
  const { log, registry, clock, logError } = host;
  const libraries = await host.openLibraries();
  const follow = createLogFollower({ log, clock });
  const ending = new AbortController();
  const waiting = new Set<string>();
  let work = Promise.resolve();

  function afterwards(step: () => Promise<void>): void {
    work = work.then(step).catch((error) => void logError(error));
  }

  async function followSchool(id: string): Promise<void> {
    waiting.delete(id);
    if (ending.signal.aborted) return;
    const library = await libraries.open(id, clock);
    try {
      await follow(library.sync, id, ending.signal);
    } finally {
      await library.close();
    }
  }

  function enqueue(id: string): void {
    if (waiting.has(id)) return;
    waiting.add(id);
    afterwards(() => followSchool(id));
  }

  function enqueueAll(): void {
    afterwards(async () => {
      for (const { id } of await registry.schools()) enqueue(id);
    });
  }

  async function settled(): Promise<void> {
    for (let seen: Promise<void> | null = null; seen !== work; ) {
      seen = work;
      await seen;
    }
  }

  const timer = setInterval(enqueueAll, hourMs);
  timer.unref();
  host.onWritten((name) => (name === 'district' ? enqueueAll() : enqueue(name.slice('school:'.length))));
  enqueueAll();
  return {
    settled,
    async close() {
      clearInterval(timer);
      ending.abort();
      await settled();
      await libraries.close();
    },
  };
}
