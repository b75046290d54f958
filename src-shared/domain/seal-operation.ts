import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.ts';
import type { Operation } from './operation.ts';

/** What an operation says before it has a name. `deviceId` and `counter` are its maker's. */
export type OperationDraft = Omit<Operation, 'id' | 'hash'> & { deviceId: string; counter: number };

const nameLength = 12;

/**
 * The operation, under a name that tells what it says: two PCs with one identity (a copied disk) make two operations
 * and not one with two contents. `valueText` is the value's canonical JSON, where it is at hand.
 */
export function sealOperation(
  { deviceId, counter, ...said }: OperationDraft,
  valueText = canonicalJson(said.value),
): Operation {
  const hash = hashOf(said, `${deviceId}:${counter}`, valueText);
  return { id: `${deviceId}:${counter}:${hash.slice(0, nameLength)}`, ...said, hash };
}

/** Whether an operation is what its name and its hash say. One that was purged has lost its value, and is not. */
export function isSealed(operation: Operation): boolean {
  const { id, hash, ...said } = operation;
  const { deviceId, counter } = operationMaker(id);
  return (
    hash === hashOf(said, `${deviceId}:${counter}`, canonicalJson(said.value)) &&
    id.endsWith(`:${hash.slice(0, nameLength)}`)
  );
}

/** Whether a text could be an operation's id, of any maker. */
export function isOperationId(text: string): boolean {
  return /^[\w-]{1,64}:\d{1,9}:[0-9a-f]{12}$/.test(text);
}

/** Whose operation it is, and that PC's how many-th. */
export function operationMaker(id: string): { deviceId: string; counter: number } {
  const [deviceId = '', counter = ''] = id.split(':');
  return { deviceId, counter: Number(counter) };
}

/** The SHA-256 of all it says but its clock, which the server may set back and which decides what is shown first only. */
function hashOf({ value: _, clock: __, ...said }: Omit<Operation, 'id' | 'hash'>, maker: string, valueText: string) {
  // "value" sorts after the name of every other member.
  const text = `${canonicalJson({ ...said, maker }).slice(0, -1)},"value":${valueText}}`;
  return bytesToHex(sha256(utf8ToBytes(text)));
}
