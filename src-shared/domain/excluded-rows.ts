import type { Planilla, Row } from './planilla.ts';

/**
 * What a row that a person took out was of, so that no fill brings it back: its paper's or person's id, with the
 * record's key where a paper has many. Null for a row that stands for nothing but itself.
 */
export function exclusionKey(row: Pick<Row, 'sourceId' | 'personId' | 'recordKey'>): string | null {
  const owner = row.sourceId ?? row.personId;
  if (owner === null) return null;
  return row.recordKey === null ? owner : `${owner}#${row.recordKey}`;
}

/** Whether a person took that row out of a planilla. */
export function isExcluded(
  { scope }: Pick<Planilla, 'scope'>,
  row: Pick<Row, 'sourceId' | 'personId' | 'recordKey'>,
): boolean {
  const key = exclusionKey(row);
  return key !== null && (scope.excluded?.includes(key) ?? false);
}
