import { sourceReadingChange } from '../domain/changes.ts';
import type { SourceId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

type MarkUnreadPorts = { sources: SourceRepository; files: Pick<FileStorage, 'has'>; changeLog: ChangeLog };

/**
 * Puts papers back among those that wait to be read; not those of other PCs whose file is not here: what was read there
 * stays.
 */
export function createMarkUnread({ sources, files, changeLog }: MarkUnreadPorts) {
  return async function markUnread(input: { sourceIds: SourceId[] }, { actor }: TaskContext): Promise<void> {
    const changes = [];
    for (const id of input.sourceIds) {
      const source = await sources.get(id);
      if (source && (await files.has(source.sha256)))
        changes.push(sourceReadingChange(id, { ...source, status: 'queued', errorCode: null }));
    }
    await changeLog.commit(changes, { actor });
  };
}
