import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Operation } from '../operation.ts';

/**
 * The bytes of JSON that the operations of one push may say. A request may bring 1 MiB as it comes: this much fits
 * with what stands around it, though nothing of it could be packed. Longer than any that a server takes.
 */
const pushBytes = 960 * 1024;

/** What of an outbox goes with the next push, oldest first, and what of it no push can carry. */
export function nextPush(outbox: readonly Operation[]): { operations: Operation[]; tooLarge: Operation[] } {
  const operations: Operation[] = [];
  const tooLarge: Operation[] = [];
  let bytes = 0;
  for (const operation of outbox) {
    const size = utf8ToBytes(JSON.stringify(operation)).length + 1;
    if (size > pushBytes) {
      tooLarge.push(operation);
      continue;
    }
    bytes += size;
    if (bytes > pushBytes) break;
    operations.push(operation);
  }
  return { operations, tooLarge };
}
