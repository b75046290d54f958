import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largestBytes = 2_000_000;

/**
 * A log of unexpected errors beside the library: time, id, name, code and stack, and no text of any paper. When it
 * grows over 2 MB it is put aside once.
 */
export function createErrorLog(folder: string) {
  const path = join(folder, 'errors.log');
  return {
    /** Keeps an error and gives the id by which support can find it. */
    write(error: unknown): string {
      const id = randomUUID().slice(0, 8);
      const entry = { time: new Date().toISOString(), id, ...describe(error) };
      try {
        mkdirSync(folder, { recursive: true });
        rotate(path);
        appendFileSync(path, `${JSON.stringify(entry)}\n`);
      } catch {
        // A full disk must not turn one error into two: the id still tells it apart on the screen.
        return id;
      }
      return id;
    },
  };
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return {
    name: error.name,
    message: error.message.slice(0, 300),
    stack: error.stack?.split('\n').slice(1, 8),
    ...cause,
  };
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestBytes) renameSync(path, `${path}.1`);
}
