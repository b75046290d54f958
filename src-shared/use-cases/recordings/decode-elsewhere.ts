import { AppError } from '../../domain/errors.ts';
import { createId, type SourceId, type TakeId } from '../../domain/identifiers.ts';
import { createUnheard } from '../../domain/unheard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DecodedSoundRepository } from '../../ports/decoded-sound-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import { createTakePieces, type TakePiecesPorts } from './take-pieces.ts';

export type DecodeElsewherePorts = TakePiecesPorts & {
  clock: Clock;
  decodedSounds: DecodedSoundRepository;
  sources: SourceRepository;
};

/** A recording that waits for a window to read its sound. */
export type WantedSound = { sourceId: SourceId; name: string };

/** Where a window brings sound to, and how much an earlier one has brought. */
export type BroughtSound = { takeId: TakeId; pieces: number; readMs: number };

/**
 * Recordings whose sound this host has no decoder for (AAC and others), which a window has: it reads them and brings
 * what it hears as the pieces of a take, which are a WAV file one after the other.
 */
export function createDecodeElsewhere(ports: DecodeElsewherePorts) {
  const { clock, decodedSounds, files, sources, takes } = ports;
  const pieces = createTakePieces(ports);
  return {
    async wanted(): Promise<WantedSound[]> {
      const failed = await sources.getMany(await sources.listIds({ statuses: ['failed'], trashed: false }));
      const wanted = failed.filter(({ kind, errorCode }) => kind === 'recording' && errorCode === 'AUDIO_UNSUPPORTED');
      return wanted.map(({ id, name }) => ({ sourceId: id, name }));
    },

    /** What an earlier window brought is gone on with. Throws `NOT_FOUND`. */
    async begin({ sourceId }: { sourceId: SourceId }): Promise<BroughtSound> {
      const source = await sources.get(sourceId);
      if (source?.kind !== 'recording') throw new AppError('NOT_FOUND');
      const [before] = await takes.ofSource(sourceId);
      if (before !== undefined) {
        const brought = await pieces.of(before);
        return { takeId: before, pieces: brought.length, readMs: pieces.lengthOf(brought) };
      }
      const takeId = createId<TakeId>();
      const startedAt = new Date(clock.now()).toISOString();
      await takes.begin({ id: takeId, name: source.name, startedAt, sourceId });
      return { takeId, pieces: 0, readMs: 0 };
    },

    /**
     * What was brought stands for the recording's sound from now on. Where a piece of it was damaged since, it is
     * forgotten and must be read again. Throws `LIBRARY_DAMAGED`, `NO_AUDIO`, `NOT_FOUND`, `DISK_FULL`.
     */
    async keep({ sourceId, takeId }: { sourceId: SourceId; takeId: TakeId }): Promise<void> {
      const source = await sources.get(sourceId);
      if (!source || !(await takes.ofSource(sourceId)).includes(takeId)) throw new AppError('NOT_FOUND');
      const brought = await pieces.of(takeId);
      if (!(await pieces.areWhole(brought))) {
        await pieces.forget(takeId);
        throw new AppError('LIBRARY_DAMAGED');
      }
      const { sha256 } = await files.put(await pieces.content(brought, source.name));
      const unheard = createUnheard();
      for (const piece of brought) piece.unheard?.forEach(unheard.add);
      await decodedSounds.save(sourceId, { sha256, unheard: unheard.finish() });
      await pieces.forget(takeId);
    },
  };
}
