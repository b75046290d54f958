import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import { whyRefused } from '../../src-shared/contract/school-permissions.ts';

type Worker = Pick<Me, 'role' | 'schools'>;

/** Where somebody works in a school of theirs; null where they do no work of schools, or not of that one. */
export function schoolPageOf({ role, schools }: Worker, schoolId: string): string | null {
  const worksThere = whyRefused('sources.upload', role) === null && schools.some(({ id }) => id === schoolId);
  return worksThere ? schoolAddresses.page(schoolId) : null;
}
