import type { Candidate } from '../../domain/planilla.ts';
import type { RecordTable } from '../../domain/table-header.ts';
import type { ColumnTarget } from './column-target.ts';
import { readHealthCentre, readLoneValue, readSupplier } from './lone-values.ts';
import type { PageReading } from './page-reading.ts';
import { readPageFields } from './read-page-fields.ts';

/** Candidates of a column beyond these are noise. */
const mostCandidates = 6;

/** Pages with their labels read, and the lists among them. */
export type PagesRead = { readings: readonly PageReading[]; tables: readonly RecordTable[] };

/** Everything that a paper says for a column, best first. */
export function readTarget({ readings, tables }: PagesRead, target: ColumnTarget): Candidate[] {
  const kind = readings[0]?.kind;
  if (target.onlyKind !== null && kind !== undefined && kind !== 'other' && kind !== target.onlyKind) return [];
  const candidates = readings.flatMap((reading) => readPageFields(reading, target));
  const best = Math.max(0, ...candidates.map(({ confidence }) => confidence));
  if (best < 0.4 && (tables.length === 0 || target.column.type === 'grade'))
    candidates.push(...readLoneValue(readings, target));
  if (best < 0.4) candidates.push(...readSupplier(readings, target), ...readHealthCentre(readings, target));
  return candidates.sort((a, b) => b.confidence - a.confidence).slice(0, mostCandidates);
}
