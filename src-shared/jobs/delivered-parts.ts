import type { JobId } from '../domain/identifiers.ts';

/** What jobs under way have come to so far, piece by piece; forgotten when they end. */
export type DeliveredParts = {
  deliver(id: JobId, part: unknown): void;
  /** Lets go of a job that has ended; who listens hears what is left, and no more. */
  end(id: JobId): void;
  /** Every piece of a job that has not ended, from the first one, until it ends or `signal` aborts. */
  watch(id: JobId, signal: AbortSignal | undefined): AsyncGenerator<unknown, void, void>;
};

type Line = { parts: unknown[]; hasEnded: boolean; listeners: Set<() => void> };

/** Held in memory: a job that is resumed delivers again what it passes over. */
export function createDeliveredParts(): DeliveredParts {
  const lines = new Map<JobId, Line>();

  function lineOf(id: JobId): Line {
    const known = lines.get(id);
    if (known) return known;
    const line: Line = { parts: [], hasEnded: false, listeners: new Set() };
    lines.set(id, line);
    return line;
  }

  return {
    deliver(id, part) {
      const line = lineOf(id);
      line.parts.push(part);
      for (const wake of line.listeners) wake();
    },
    end(id) {
      const line = lines.get(id);
      if (!line) return;
      lines.delete(id);
      line.hasEnded = true;
      for (const wake of line.listeners) wake();
    },
    watch: (id, signal) => follow(lineOf(id), signal),
  };
}

async function* follow(line: Line, signal: AbortSignal | undefined): AsyncGenerator<unknown, void, void> {
  for (let next = 0; !signal?.aborted; ) {
    if (next < line.parts.length) yield line.parts[next++];
    else if (line.hasEnded) return;
    else await somethingNew(line, signal);
  }
}

function somethingNew({ listeners }: Line, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      listeners.delete(wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    listeners.add(wake);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
