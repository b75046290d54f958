import type { RegisterName } from '../../../src-shared/domain/sync/conflict.ts';
import { useClient } from '../../client/api-context.tsx';
import { conflictMessages as words } from '../../messages/conflicts.ts';
import { useCommand } from '../command.ts';

/** Takes one of the values of a conflict for all of them; null brings back what was deleted. */
export function useDecideConflict() {
  const client = useClient();
  return useCommand<{ register: RegisterName; versionId: string | null }>({
    run: (input) => client.conflicts.decide(input),
    said: () => words.decided,
    undoable: true,
  });
}
