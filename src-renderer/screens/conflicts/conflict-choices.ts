import type { Conflict, ConflictVersion } from '../../../src-shared/domain/sync/conflict.ts';
import { conflictMessages as words } from '../../messages/conflicts.ts';

/** Something that a conflict can be decided for; `versionId` is null for bringing back what was deleted. */
export type Choice = { versionId: string | null; version: ConflictVersion; action: string };

/** What a conflict can be decided for, what is shown now first. */
export function choicesOf({ versions, lostChanges }: Conflict): Choice[] {
  const [latest] = lostChanges;
  const isDeletion = latest !== undefined;
  const choices: Choice[] = versions.map((version) => ({
    versionId: version.id,
    version,
    action: isDeletion ? words.leaveDeleted : words.use,
  }));
  return isDeletion ? [...choices, { versionId: null, version: latest, action: words.takeBack }] : choices;
}
