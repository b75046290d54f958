import { readFileSync } from 'node:fs';
import process from 'node:process';

const everyMs = 100;

/**
 * Watches the processes that this one starts, theirs included, and tells the most that one of them has held, in bytes;
 * null on systems that do not tell.
 */
export function watchLargestMemory(): { stop(): number | null } {
  let largest: number | null = null;
  const timer = setInterval(() => {
    for (const id of descendantsOf(process.pid)) largest = Math.max(largest ?? 0, heldBy(id));
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return largest;
    },
  };
}

function descendantsOf(id: number): number[] {
  const children = read(`/proc/${id}/task/${id}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function heldBy(id: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) * 1_024;
}

/** A process may be gone by now. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
