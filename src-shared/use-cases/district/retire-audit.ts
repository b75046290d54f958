import type { AuditEntry } from '../../domain/district/audit.ts';
import type { AuditPlace } from '../../domain/district/audit-chain.ts';
import type { AuditArchive } from '../../ports/audit-archive.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import { machine, nobody } from './callers.ts';

/** Takes the entries that are old enough out of the audit, once they lie in files. Gives the files' names. */
export type RetireAudit = () => Promise<string[]>;

type Parts = { office: DistrictOffice; archive: AuditArchive; clock: Clock; years: number };

/** Never shorter than a year is: what is not to go before two years is asked for after two of these. */
const yearMs = 366 * 24 * 60 * 60_000;
const pageLength = 500;
/** As many as one statement takes out in a moment. */
const mostInFile = 100_000;

/** The audit's oldest entries go to files, so many to each; what of it stays begins where the last file ends. */
export function createRetireAudit({ office, archive, clock, years }: Parts): RetireAudit {
  async function* entriesOf(after: AuditPlace, last: number): AsyncGenerator<AuditEntry> {
    for (let at = after.sequence; at < last; ) {
      const from = at;
      const limit = Math.min(pageLength, last - from);
      const page = await office.enter(nobody.reach, ({ audit }) => audit.written(from, limit));
      if (page.length === 0) return;
      yield* page;
      at = page.at(-1)!.sequence;
    }
  }

  async function retire({ name, end }: { name: string; end: AuditPlace }, after: AuditPlace): Promise<void> {
    await office.enter(machine.reach, async ({ audit }) => {
      await audit.cut(end, name);
      await audit.append({
        actor: machine.actor,
        action: 'audit.retire',
        subject: { kind: 'audit', id: `${after.sequence + 1}-${end.sequence}` },
        schoolId: null,
        reason: null,
        result: 'done',
      });
    });
  }

  /** A file behind which nothing was cut is of no use. One whose cut was made, though nobody heard so, is all that is left. */
  async function forgetUncut(name: string, after: AuditPlace): Promise<void> {
    const start = await office.enter(nobody.reach, ({ audit }) => audit.start());
    if (start.sequence === after.sequence) await archive.forget(name);
  }

  return async () => {
    const files: string[] = [];
    for (;;) {
      const dueMs = clock.now() - years * yearMs;
      const { after, last } = await office.enter(nobody.reach, async ({ audit }) => ({
        after: await audit.start(),
        last: await audit.lastBefore(dueMs),
      }));
      if (last <= after.sequence) return files;
      const file = await archive.write(after, entriesOf(after, Math.min(last, after.sequence + mostInFile)));
      try {
        await retire(file, after);
      } catch (thrown) {
        await forgetUncut(file.name, after);
        throw thrown;
      }
      files.push(file.name);
    }
  };
}
