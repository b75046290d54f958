import { sourceReadingChange } from '../domain/changes.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

/** Puts papers back among those that wait to be read. */
export function createMarkUnread({ sources, changeLog }: { sources: SourceRepository; changeLog: ChangeLog }) {
  return async function markUnread(input: { sourceIds: SourceId[] }, { actor }: TaskContext): Promise<void> {
    const changes = [];
    for (const id of input.sourceIds) {
      const source = await sources.get(id);
      if (source) changes.push(sourceReadingChange(id, { ...source, status: 'queued', errorCode: null }));
    }
    await changeLog.commit(changes, { actor });
  };
}
