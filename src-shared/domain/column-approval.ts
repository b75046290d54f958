import type { Column, Row } from './planilla.ts';

/** Whether a person's approval of a column speaks of a row: it does of those that were there, not of those that came after. */
export function isCoveredByApproval({ approvedAt }: Pick<Column, 'approvedAt'>, { addedAt }: Pick<Row, 'addedAt'>) {
  return approvedAt !== null && (addedAt === undefined || addedAt <= approvedAt);
}
