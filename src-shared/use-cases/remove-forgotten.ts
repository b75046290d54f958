import type { Sha256 } from '../domain/identifiers.ts';
import type { DecodedSoundRepository } from '../ports/decoded-sound-repository.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { SearchIndex } from '../ports/search-index.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { TakeRepository } from '../ports/take-repository.ts';
import type { VectorIndex } from '../ports/vector-index.ts';
import { createTakePieces } from './recordings/take-pieces.ts';

export type RemoveForgottenPorts = {
  decodedSounds: Pick<DecodedSoundRepository, 'remove'>;
  search: Pick<SearchIndex, 'scrub'>;
  sources: Pick<SourceRepository, 'forgotten' | 'markForgotten'>;
  takes: TakeRepository;
  files: FileStorage;
  vectors: Pick<VectorIndex, 'removeSource'>;
};

/** Takes from the disk, and out of the vectors, what the library has forgotten, by a purge of its own or by one that came. */
export function createRemoveForgotten(ports: RemoveForgottenPorts): () => Promise<void> {
  const { search, sources, decodedSounds, files, takes, vectors } = ports;
  const pieces = createTakePieces(ports);

  async function removeBlob(sha256: Sha256): Promise<void> {
    if (await files.has(sha256)) await files.remove(sha256);
  }

  return async () => {
    const { sources: ids, blobs, unusedBlobs } = await sources.forgotten();
    for (const id of ids) {
      await vectors.removeSource(id);
      const { unusedBlob } = await decodedSounds.remove(id);
      if (unusedBlob) await removeBlob(unusedBlob);
      for (const takeId of await takes.ofSource(id)) await pieces.forget(takeId);
    }
    for (const sha256 of unusedBlobs) await removeBlob(sha256);
    if (ids.length > 0) await search.scrub();
    if (ids.length + blobs.length > 0) await sources.markForgotten({ sources: ids, blobs });
  };
}
