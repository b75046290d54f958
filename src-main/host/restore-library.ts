import type { Progress } from '../../src-shared/domain/job.ts';
import { formatRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import { restoreBackup } from '../adapters/backup/restore-backup.ts';
import { createKeyFile } from './key-file.ts';
import { keyForNewLibrary } from './library-key.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** Brings a copy's library back into the folder that the configuration names, which must be empty or missing. */
export async function restoreLibrary(
  file: string,
  configuration: LocalConfiguration,
  options: { password: string; signal: AbortSignal; report: (progress: Progress) => void },
): Promise<{ libraryFolder: string; sources: number; recoveryKey: string | null }> {
  const { libraryFolder, keyFile } = configuration;
  const keyRing = keyFile === null ? null : createKeyFile(keyFile);
  // The library takes this PC's own key: the copy may come from another PC, whose key is not here.
  const key = (await keyForNewLibrary({ key: configuration.key, keyRing })) ?? undefined;
  const restored = await restoreBackup(file, libraryFolder, { ...options, key });
  // Without a key of this PC the library keeps the copy's, which nobody else may have.
  const recoveryKey = key === undefined && restored.key !== null ? formatRecoveryKey(restored.key) : null;
  return { libraryFolder, sources: restored.sources, recoveryKey };
}
