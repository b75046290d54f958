import type { LogChecksum } from './sync-messages.ts';

const modulus = 1n << 128n;

/** The checksum of no heads. */
export const emptyChecksum: LogChecksum = { sum: '0'.repeat(32), heads: 0 };

/** The checksum once these heads, given by their hashes, have come and those have gone. */
export function changeChecksum(
  { sum, heads }: LogChecksum,
  { come, gone }: { come: readonly string[]; gone: readonly string[] },
): LogChecksum {
  let total = BigInt(`0x${sum}`);
  for (const hash of come) total += share(hash);
  for (const hash of gone) total -= share(hash);
  const wrapped = ((total % modulus) + modulus) % modulus;
  return { sum: wrapped.toString(16).padStart(32, '0'), heads: heads + come.length - gone.length };
}

/** Whether two logs show the same. */
export function isSameChecksum(left: LogChecksum, right: LogChecksum): boolean {
  return left.sum === right.sum && left.heads === right.heads;
}

function share(hash: string): bigint {
  return BigInt(`0x${hash.slice(0, 32)}`);
}
