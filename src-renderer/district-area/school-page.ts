import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';

type Worker = Pick<Me, 'worksInSchools' | 'schools'>;

/** Where somebody works in a school of theirs; null where they do no work of schools, or not of that one. */
export function schoolPageOf({ worksInSchools, schools }: Worker, schoolId: string): string | null {
  const isTheirs = worksInSchools && schools.some(({ id }) => id === schoolId);
  return isTheirs ? schoolAddresses.page(schoolId) : null;
}

/** Where somebody goes who has just come in: to their school, when it is the only one and the address asks for nothing else. */
export function landingOf(me: Worker, hash: string): string | null {
  const [only, ...others] = me.schools;
  if (only === undefined || others.length > 0 || !/^(#\/?)?$/.test(hash)) return null;
  return schoolPageOf(me, only.id);
}
