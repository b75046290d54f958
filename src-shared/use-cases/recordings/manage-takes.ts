import { AppError } from '../../domain/errors.ts';
import { createId, type FolderId, type SourceId, type TakeId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Take } from '../../domain/take.ts';
import type { TimeRange } from '../../domain/transcript.ts';
import { createRegisterPaper, type RegisterPaperPorts } from '../register-paper.ts';
import { createTakePieces, type TakePiecesPorts } from './take-pieces.ts';

export type ManageTakesPorts = RegisterPaperPorts & TakePiecesPorts;

/** A piece as it comes from the microphone, or from a window that reads a recording: `place` counts from 0. */
export type IncomingPiece = {
  takeId: TakeId;
  place: number;
  durationMs: number;
  content: Blob;
  unheard?: TimeRange[];
};

/**
 * Recording with the microphone. Each few seconds are a sealed blob of their own as soon as they come, so that a power
 * cut costs no more than those that had not come yet; put one after the other, the pieces are the recording's file.
 */
export function createManageTakes(ports: ManageTakesPorts) {
  const { clock, files, takes } = ports;
  const pieces = createTakePieces(ports);
  const registerPaper = createRegisterPaper(ports);

  return {
    async begin({ name }: { name: string }): Promise<{ takeId: TakeId }> {
      const take = { id: createId<TakeId>(), name, startedAt: new Date(clock.now()).toISOString() };
      await takes.begin(take);
      return { takeId: take.id };
    },

    /**
     * Keeps a piece; one that is kept already (its answer was lost) stays as it is. Throws `DISK_FULL`, `NOT_FOUND`,
     * `INVALID_INPUT` for one that does not follow the last.
     */
    async add({ takeId, place, durationMs, content, unheard }: IncomingPiece): Promise<void> {
      const kept = await pieces.of(takeId);
      if (place < kept.length) return;
      if (place > kept.length) throw new AppError('INVALID_INPUT', { detail: 'place' });
      const stored = await files.put({ kind: 'stream', parts: content.stream() });
      await takes.addPiece(takeId, { ...stored, durationMs, unheard });
    },

    /** What was begun and neither kept nor discarded; what never got a piece is nothing to ask about. */
    async unfinished(): Promise<Take[]> {
      return (await takes.list()).filter(({ sizeBytes }) => sizeBytes > 0);
    },

    /** Makes of a take a source like any other, to be read. Throws `NO_AUDIO` where nothing of it can be read. */
    async keep(
      { takeId, name, folderId }: { takeId: TakeId; name: string; folderId?: FolderId },
      context: TaskContext,
    ): Promise<SourceId> {
      const paper = {
        name: `${name}.ogg`,
        content: await pieces.content(await pieces.of(takeId), name),
        originPath: null,
        folderId: folderId ?? null,
        parentId: null,
      };
      const { source } = await registerPaper(paper, context);
      await pieces.forget(takeId);
      return source.id;
    },

    async discard({ takeId }: { takeId: TakeId }): Promise<void> {
      await pieces.forget(takeId);
    },
  };
}
