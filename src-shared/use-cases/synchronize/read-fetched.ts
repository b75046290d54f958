import { AppError, toAppError } from '../../domain/errors.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { readerEdition } from '../../domain/sync/shared-reading.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { rememberedPassword } from '../file-passwords.ts';
import { isLibraryFailure } from '../library-failure.ts';

export type ReadFetchedPorts = {
  sources: Pick<SourceRepository, 'get' | 'textEdition' | 'saveText'>;
  files: Pick<FileStorage, 'has' | 'open'>;
  reader: Pick<DocumentReader, 'read'>;
  settings: SettingsRepository;
};

/**
 * Reads a paper of another PC once its file has come, to be shown and searched here, where its text has not come before
 * or is of older readers. What is known of the paper, and what came inside it, came from there: none of that is written
 * again.
 */
export function createReadFetched({ sources, files, reader, settings }: ReadFetchedPorts) {
  return async function readFetched(id: SourceId, signal: AbortSignal): Promise<void> {
    const source = await sources.get(id);
    if (source?.kind !== 'document' || source.status !== 'ready') return;
    if (((await sources.textEdition(id)) ?? 0) >= readerEdition) return;
    if (!(await files.has(source.sha256))) throw new AppError('FILE_NOT_HERE', { name: source.name });
    const opened = await files.open(source.sha256);
    try {
      const password = await rememberedPassword(settings, id);
      const { text } = await reader.read({ name: source.name, content: opened.content, password }, { signal });
      await sources.saveText(id, text);
    } catch (thrown) {
      const error = toAppError(thrown);
      // The file is here all the same, and can be opened with another program.
      if (error.code === 'CANCELLED' || isLibraryFailure(error)) throw error;
    } finally {
      await opened.release();
    }
  };
}
