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

/**
 * Watches this process and those that it starts, theirs included, and tells the most that they have held together at one
 * moment, in bytes: what they share counts once. Null on systems that do not tell.
 */
export function watchMemoryTogether(): { stop(): number | null } {
  let most: number | null = null;
  const timer = setInterval(() => {
    const held = [process.pid, ...descendantsOf(process.pid)].map(sharedBy).reduce((sum, bytes) => sum + bytes, 0);
    if (held > 0) most = Math.max(most ?? 0, held);
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return most;
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

/** Its part of what it holds; nothing of a program that has ended and waits to be asked how. */
function sharedBy(id: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) * 1_024;
}

/** A process may be gone by now. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
