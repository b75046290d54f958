import type { AuditEntry } from '../domain/district/audit.ts';
import type { AuditPlace } from '../domain/district/audit-chain.ts';

/** Where the audit's oldest entries are kept as files. */
export type AuditArchive = {
  /**
   * Writes the entries that follow a place as one signed file, safe from a power cut, and reads it again. Gives its name
   * and the place of the last. Throws where they do not follow one another, or where what is read is not what was written.
   */
  write(after: AuditPlace, entries: AsyncIterable<AuditEntry>): Promise<{ name: string; end: AuditPlace }>;
  /** Takes away a file whose entries stayed in the audit. Does nothing where there is none. */
  forget(name: string): Promise<void>;
};
