import type { Source } from '../../domain/source.ts';
import type { DecodedSoundRepository } from '../../ports/decoded-sound-repository.ts';
import type { FileStorage } from '../../ports/file-storage.ts';

export type OpenSoundPorts = {
  decodedSounds: Pick<DecodedSoundRepository, 'get'>;
  files: Pick<FileStorage, 'open'>;
};

/** Opens a source's file to be read; of a recording that this host cannot read, the sound that a window read of it. */
export function createOpenSound({ decodedSounds, files }: OpenSoundPorts) {
  return async ({ id, kind, sha256 }: Pick<Source, 'id' | 'kind' | 'sha256'>): ReturnType<FileStorage['open']> => {
    const decoded = kind === 'recording' ? await decodedSounds.get(id) : null;
    return files.open(decoded ?? sha256);
  };
}
