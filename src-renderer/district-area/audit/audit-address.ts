import type { AuditFilter } from '../../../src-shared/contract/district-area-contract.ts';
import { auditActionSchema } from '../../../src-shared/domain/district/audit.ts';

/** What the address of Auditoría may say; days are yyyy-mm-dd. */
export type AuditAddress = Readonly<Partial<Record<'quien' | 'que' | 'escuela' | 'desde' | 'hasta', string>>>;

const bareDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What the address asks of the server. The days are those of this PC, from its midnight to its midnight. */
export function auditFilterOf({ quien, que, escuela, desde, hasta }: AuditAddress): AuditFilter {
  const action = auditActionSchema.safeParse(que).data;
  return {
    actorId: quien,
    actions: action && [action],
    schoolId: escuela,
    fromMs: startOfDay(desde, 0),
    toMs: startOfDay(hasta, 1),
  };
}

function startOfDay(day: string | undefined, daysAfter: number): number | undefined {
  const parts = bareDay.exec(day ?? '');
  if (parts === null) return undefined;
  const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
  return new Date(year, month - 1, date + daysAfter).getTime();
}

/** Where the filtered audit is downloaded: what the server filters in a download is its days and its school. */
export function auditExportAddress(path: string, { schoolId, fromMs, toMs }: AuditFilter, reason: string): string {
  const told = { reason, schoolId, fromMs, toMs };
  const words = Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `${path}?${new URLSearchParams(words)}`;
}
