import { csvField, csvLine, csvStart } from '../../domain/csv-line.ts';
import type { AuditEntry } from '../../domain/district/audit.ts';
import { type AuditPlace, followsAudit } from '../../domain/district/audit-chain.ts';
import type { AuditFilter, NamedEntry } from '../../ports/audit-log.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import { type Caller, demandSchool, nobody } from './callers.ts';

/** How much is read at a time of what may be years long. */
const pageLength = 500;

/** What came of computing the whole chain again. */
export type AuditCheck = {
  /** How many there ever were, of which the oldest, up to `startsAfter`, lie in files. */
  entries: number;
  startsAfter: number;
  head: string;
  /** The first entry that is not as it was written; null where all are. */
  brokenAt: number | null;
};

export type AuditExport = { reason: string; schoolId?: string | undefined } & Pick<AuditFilter, 'fromMs' | 'toMs'>;

/** The audit as whoever asks sees it. Throws `NOT_IN_DISTRICT` for a school that is not theirs to see. */
export type AuditReading = {
  page(
    caller: Caller,
    asked: { filter: AuditFilter; before: number | null; limit: number },
  ): Promise<{ entries: NamedEntry[]; hasMore: boolean; startsAfter: number }>;
  /** `noted` is where somebody wrote down once that it ended: it has to be there still. */
  verify(noted?: AuditPlace): Promise<AuditCheck>;
  /** Lines of CSV up to now, oldest first. That it is done, and why, is the last of them. */
  export(caller: Caller, asked: AuditExport): Promise<AsyncGenerator<string>>;
  /** Writes down that somebody asked for what they may not. */
  noteRefused(caller: Caller, procedure: string): Promise<void>;
};

/** Reads the district's audit. */
export function createAuditReading(office: DistrictOffice): AuditReading {
  return {
    async page({ reach }, { filter, before, limit }) {
      if (filter.schoolId !== undefined) demandSchool(reach, filter.schoolId);
      const { found, start } = await office.enter(reach, async ({ audit }) => ({
        found: await audit.newest(filter, { before, limit: limit + 1 }),
        start: await audit.start(),
      }));
      return { entries: found.slice(0, limit), hasMore: found.length > limit, startsAfter: start.sequence };
    },
    async verify(noted) {
      for (;;) {
        const check = await verify(office, noted);
        const { sequence } = await office.enter(nobody.reach, ({ audit }) => audit.start());
        // What was cut off while it was read is not missing.
        if (check.brokenAt === null || check.startsAfter === sequence) return check;
      }
    },
    async export(caller, { reason, ...filter }) {
      const { schoolId } = filter;
      if (schoolId !== undefined) demandSchool(caller.reach, schoolId);
      const last = await office.enter(caller.reach, async ({ audit }) => {
        const subject = { kind: 'audit', id: schoolId ?? 'all' } as const;
        const about = { subject, schoolId: schoolId ?? null, reason, result: 'done' };
        await audit.append({ actor: caller.actor, action: 'audit.export', ...about });
        return (await audit.head()).sequence;
      });
      return exportLines(office, { caller, filter, last });
    },
    noteRefused: ({ reach, actor }, procedure) =>
      office.enter(reach, ({ audit }) =>
        audit.append({
          actor,
          action: 'access.refused',
          subject: { kind: 'procedure', id: procedure },
          schoolId: null,
          reason: null,
          result: 'NOT_ALLOWED',
        }),
      ),
  };
}

async function verify(office: DistrictOffice, noted?: AuditPlace): Promise<AuditCheck> {
  const { head, start } = await office.enter(nobody.reach, async ({ audit }) => ({
    head: await audit.head(),
    start: await audit.start(),
  }));
  const isElsewhere = (place: AuditPlace, known?: AuditPlace) =>
    known !== undefined && place.sequence === known.sequence && place.chain !== known.chain;
  const startsAfter = start.sequence;
  // What is older than the cut is not there any more: an entry that is would not follow it.
  let [place, read] = [start, 0];
  const broken = (at: number): AuditCheck => ({ entries: place.sequence, startsAfter, head: head.chain, brokenAt: at });
  if (isElsewhere(start, noted)) return broken(startsAfter);
  while (place.sequence < head.sequence) {
    const limit = Math.min(pageLength, head.sequence - place.sequence);
    const entries = await office.enter(nobody.reach, ({ audit }) => audit.written(read, limit));
    // The end was cut off.
    if (entries.length === 0) return broken(place.sequence + 1);
    for (const entry of entries) {
      if (!followsAudit(place, entry) || isElsewhere(entry, noted)) return broken(place.sequence + 1);
      place = entry;
      read = entry.sequence;
    }
  }
  const isShort = noted !== undefined && noted.sequence > place.sequence;
  if (isShort || isElsewhere(head, place)) return broken(place.sequence + 1);
  return { entries: place.sequence, startsAfter, head: head.chain, brokenAt: null };
}

const headers = [
  'Número',
  'Fecha y hora (UTC)',
  'Quién',
  'Clase',
  'Id',
  'Sesión',
  'Qué',
  'Sobre',
  'Nombre',
  'Id de sobre qué',
  'Escuela',
  'Motivo',
  'Resultado',
  'Cadena',
];

type Exporting = { caller: Caller; filter: AuditFilter; last: number };

async function* exportLines(office: DistrictOffice, { caller, filter, last }: Exporting): AsyncGenerator<string> {
  yield csvStart + csvLine(headers);
  let after = 0;
  for (;;) {
    const from = after;
    const page = await office.enter(caller.reach, ({ audit }) =>
      audit.after(filter, { after: from, limit: pageLength }),
    );
    const due = page.filter(({ sequence }) => sequence <= last);
    if (due.length > 0) yield due.map(toLine).join('');
    const end = page.at(-1)?.sequence ?? last;
    if (page.length < pageLength || end >= last) return;
    after = end;
  }
}

function toLine(entry: NamedEntry): string {
  const { sequence, atMs, action, subject, reason, result, chain } = entry;
  const fields = [
    String(sequence),
    new Date(atMs).toISOString(),
    entry.actorName ?? '',
    entry.actor.kind,
    ...actorIds(entry),
    action,
    subject?.kind ?? '',
    entry.subjectName ?? '',
    subject?.id ?? '',
    entry.schoolName ?? '',
    reason ?? '',
    result,
    chain,
  ];
  return csvLine(fields.map(csvField));
}

function actorIds({ actor }: AuditEntry): [string, string] {
  if (actor.kind === 'person') return [actor.userId, actor.sessionId ?? ''];
  return [actor.kind === 'device' ? actor.deviceId : '', ''];
}
