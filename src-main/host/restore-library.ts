import type { Progress } from '../../src-shared/domain/job.ts';
import { restoreBackup } from '../adapters/backup/restore-backup.ts';
import { loadLibraryKey } from './library-key.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** Brings a copy's library back into the folder that the configuration names, which must be empty or missing. */
export async function restoreLibrary(
  file: string,
  configuration: LocalConfiguration,
  options: { password: string; signal: AbortSignal; report: (progress: Progress) => void },
): Promise<{ libraryFolder: string; sources: number }> {
  const { libraryFolder } = configuration;
  // The library takes this PC's own key: the copy may come from another PC, whose key is not here.
  const key = (await loadLibraryKey(configuration)) ?? undefined;
  const { sources } = await restoreBackup(file, libraryFolder, { ...options, key });
  return { libraryFolder, sources };
}
