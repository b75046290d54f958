import type { AuditAct, AuditAction, AuditEntry } from '../domain/district/audit.ts';
import type { AuditPlace } from '../domain/district/audit-chain.ts';

export type AuditFilter = {
  actorId?: string | undefined;
  actions?: readonly AuditAction[] | undefined;
  schoolId?: string | undefined;
  fromMs?: number | undefined;
  /** Before this moment. */
  toMs?: number | undefined;
};

/** An entry with what those that it names are called now. */
export type NamedEntry = AuditEntry & {
  actorName: string | null;
  subjectName: string | null;
  schoolName: string | null;
};

/** What people, PCs and commands did, each entry chained to the one before it. */
export type AuditLog = {
  /** Adds an entry. It is the last thing that a transaction does: others wait for its end. */
  append(act: AuditAct): Promise<void>;
  /** The newest first, before a sequence where one is given. */
  newest(filter: AuditFilter, page: { before: number | null; limit: number }): Promise<NamedEntry[]>;
  /** In order, after a sequence. */
  after(filter: AuditFilter, page: { after: number; limit: number }): Promise<NamedEntry[]>;
  /** All of it as it was written, in order, after a sequence. */
  written(after: number, limit: number): Promise<AuditEntry[]>;
  head(): Promise<AuditPlace>;
  /** Where it begins: behind the last entry that went to a file, or before the first one. */
  start(): Promise<AuditPlace>;
  /** The last entry before which all, and itself, were written before a moment; 0 where none was. */
  lastBefore(atMs: number): Promise<number>;
  /** Takes all up to a place out, which lie in a file of that name. Throws where one is younger than two leap years. */
  cut(upTo: AuditPlace, file: string): Promise<void>;
};
