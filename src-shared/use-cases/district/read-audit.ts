import { csvField, csvLine, csvStart } from '../../domain/csv-line.ts';
import type { AuditEntry } from '../../domain/district/audit.ts';
import { auditStart, followsAudit } from '../../domain/district/audit-chain.ts';
import type { AuditFilter, NamedEntry } from '../../ports/audit-log.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import { type Caller, demandSchool, nobody } from './callers.ts';

/** How much is read at a time of what may be years long. */
const pageLength = 500;

export type AuditPlace = { sequence: number; chain: string };

/** What came of computing the whole chain again. */
export type AuditCheck = {
  entries: number;
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
  ): Promise<{ entries: NamedEntry[]; hasMore: boolean }>;
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
      const found = await office.enter(reach, ({ audit }) => audit.newest(filter, { before, limit: limit + 1 }));
      return { entries: found.slice(0, limit), hasMore: found.length > limit };
    },
    verify: (noted) => verify(office, noted),
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
  const head = await office.enter(nobody.reach, ({ audit }) => audit.head());
  const isElsewhere = (place: AuditPlace, known?: AuditPlace) =>
    known !== undefined && place.sequence === known.sequence && place.chain !== known.chain;
  let place: AuditPlace = auditStart;
  const broken = (at: number): AuditCheck => ({ entries: place.sequence, head: head.chain, brokenAt: at });
  while (place.sequence < head.sequence) {
    const limit = Math.min(pageLength, head.sequence - place.sequence);
    const entries = await office.enter(nobody.reach, ({ audit }) => audit.written(place.sequence, limit));
    // The end was cut off.
    if (entries.length === 0) return broken(place.sequence + 1);
    for (const entry of entries) {
      if (!followsAudit(place, entry) || isElsewhere(entry, noted)) return broken(place.sequence + 1);
      place = entry;
    }
  }
  const isShort = noted !== undefined && noted.sequence > place.sequence;
  if (isShort || isElsewhere(head, place)) return broken(place.sequence + 1);
  return { entries: place.sequence, head: head.chain, brokenAt: null };
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
