import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { LogPlace } from './sync-messages.ts';

/** The place before the first operation. */
export const logStart: LogPlace = { sequence: 0, chain: '0'.repeat(32) };

/**
 * The place behind operations that follow it, given by their hashes. Two logs with the same chain at one sequence are
 * the same up to it: the matching of logs of Raft (Ongaro and Ousterhout, 2014), over the whole prefix.
 */
export function followChain({ sequence, chain }: LogPlace, hashes: readonly string[]): LogPlace {
  let last = chain;
  for (const hash of hashes) last = bytesToHex(sha256(utf8ToBytes(last + hash))).slice(0, 32);
  return { sequence: sequence + hashes.length, chain: last };
}
