import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical-json.ts';
import type { AuditAct, AuditEntry } from './audit.ts';

/** A place of the audit, behind an entry. */
export type AuditPlace = { sequence: number; chain: string };

/** Where an audit begins. */
export const auditStart: AuditPlace = { sequence: 0, chain: '0'.repeat(64) };

/** The entry that follows a place of the audit. Its chain is a hash of all that it says and of the chain before it. */
export function followAudit({ sequence, chain }: AuditPlace, act: AuditAct, atMs: number): AuditEntry {
  const entry = { ...act, sequence: sequence + 1, atMs };
  return { ...entry, chain: bytesToHex(sha256(utf8ToBytes(chain + canonicalJson(entry)))) };
}

/** Whether an entry is as it was written behind that place. */
export function followsAudit(place: AuditPlace, entry: AuditEntry): boolean {
  const { actor, action, subject, schoolId, reason, result, atMs, sequence, chain } = entry;
  const written = followAudit(place, { actor, action, subject, schoolId, reason, result }, atMs);
  return written.sequence === sequence && written.chain === chain;
}
