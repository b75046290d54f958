import type { Progress } from '../../src-shared/domain/job.ts';
import { restoreBackup } from '../adapters/backup/restore-backup.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** Brings a copy's library back into the folder that the configuration names, which must be empty or missing. */
export async function restoreLibrary(
  file: string,
  { libraryFolder }: LocalConfiguration,
  options: { password: string; signal: AbortSignal; report: (progress: Progress) => void },
): Promise<{ libraryFolder: string; sources: number }> {
  const { sources } = await restoreBackup(file, libraryFolder, options);
  return { libraryFolder, sources };
}
