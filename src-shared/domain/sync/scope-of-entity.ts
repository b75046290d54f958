import type { Operation } from '../operation.ts';

/** What the district alone writes, in its own log. */
const ofDistrict = /^publication(-|$)/;

/** Whether things of this kind are the district's, which its schools read and do not write. */
export function isOfDistrict(entity: string): boolean {
  return ofDistrict.test(entity);
}

/** Whether an operation stands in the log of those who may write what it writes. */
export function isInItsLog({ entity, scope }: Pick<Operation, 'entity' | 'scope'>): boolean {
  return scope === 'district' || !isOfDistrict(entity);
}
