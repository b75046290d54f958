import { isDecidedByPrincipal } from '../../../src-shared/domain/district/district-view.ts';
import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { useCapabilities } from '../../client/api-context.tsx';

/** Says whether whoever is here may decide a conflict: some are the principal's alone. */
export function useMayDecide(): (register: RegisterName) => boolean {
  const { decidesForSchool } = useCapabilities();
  return (register) => decidesForSchool || !isDecidedByPrincipal(register);
}
