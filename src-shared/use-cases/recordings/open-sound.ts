import { AppError } from '../../domain/errors.ts';
import type { Source } from '../../domain/source.ts';
import type { TimeRange } from '../../domain/transcript.ts';
import type { DecodedSoundRepository } from '../../ports/decoded-sound-repository.ts';
import type { FileStorage } from '../../ports/file-storage.ts';

export type OpenSoundPorts = {
  decodedSounds: Pick<DecodedSoundRepository, 'get'>;
  files: Pick<FileStorage, 'open' | 'has'>;
};

/** A source's file, open to be read; `unheard`: what is silence in it since the recording is damaged there. */
export type OpenedSound = Awaited<ReturnType<FileStorage['open']>> & { unheard: readonly TimeRange[] };

/**
 * Opens a source's file to be read; of a recording that this host cannot read, the sound that a window read of it. Throws
 * `FILE_NOT_HERE` for what came from another PC without its file.
 */
export function createOpenSound({ decodedSounds, files }: OpenSoundPorts) {
  return async ({ id, kind, sha256, name }: Pick<Source, 'id' | 'kind' | 'sha256' | 'name'>): Promise<OpenedSound> => {
    const decoded = kind === 'recording' ? await decodedSounds.get(id) : null;
    const blob = decoded?.sha256 ?? sha256;
    if (!(await files.has(blob))) throw new AppError('FILE_NOT_HERE', { name });
    return { ...(await files.open(blob)), unheard: decoded?.unheard ?? [] };
  };
}
