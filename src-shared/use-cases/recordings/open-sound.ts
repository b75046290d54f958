import { AppError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import type { DecodedSoundRepository } from '../../ports/decoded-sound-repository.ts';
import type { FileStorage } from '../../ports/file-storage.ts';

export type OpenSoundPorts = {
  decodedSounds: Pick<DecodedSoundRepository, 'get'>;
  files: Pick<FileStorage, 'open' | 'has'>;
};

/**
 * Opens a source's file to be read; of a recording that this host cannot read, the sound that a window read of it. Throws
 * `FILE_NOT_HERE` for what came from another PC without its file.
 */
export function createOpenSound({ decodedSounds, files }: OpenSoundPorts) {
  return async ({
    id,
    kind,
    sha256,
    name,
  }: Pick<Source, 'id' | 'kind' | 'sha256' | 'name'>): ReturnType<FileStorage['open']> => {
    const decoded = kind === 'recording' ? await decodedSounds.get(id) : null;
    const blob = decoded ?? sha256;
    if (!(await files.has(blob))) throw new AppError('FILE_NOT_HERE', { name });
    return files.open(blob);
  };
}
