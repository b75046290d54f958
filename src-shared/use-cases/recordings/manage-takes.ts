import { AppError, toAppError } from '../../domain/errors.ts';
import { createId, type FolderId, type SourceId, type TakeId } from '../../domain/identifiers.ts';
import type { TaskContext } from '../../domain/job.ts';
import type { Take } from '../../domain/take.ts';
import type { TakePiece, TakeRepository } from '../../ports/take-repository.ts';
import { createRegisterPaper, type RegisterPaperPorts } from '../register-paper.ts';

export type ManageTakesPorts = RegisterPaperPorts & { takes: TakeRepository };

/** A piece as it comes from the microphone: `place` counts from 0. */
export type IncomingPiece = { takeId: TakeId; place: number; durationMs: number; content: Blob };

/**
 * Recording with the microphone. Each few seconds are a sealed blob of their own as soon as they come, so that a power
 * cut costs no more than those that had not come yet; put one after the other, the pieces are the recording's file.
 */
export function createManageTakes({ takes, ...ports }: ManageTakesPorts) {
  const { files, sources, clock } = ports;
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
    async add({ takeId, place, durationMs, content }: IncomingPiece): Promise<void> {
      const kept = await piecesOf(takeId);
      if (place < kept.length) return;
      if (place > kept.length) throw new AppError('INVALID_INPUT', { detail: 'place' });
      const stored = await files.put({ kind: 'stream', parts: content.stream() });
      await takes.addPiece(takeId, { ...stored, durationMs });
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
      const pieces = await piecesOf(takeId);
      if (!(await isReadable(pieces))) throw new AppError('NO_AUDIO', { name });
      const paper = {
        name: `${name}.ogg`,
        content: { kind: 'stream', parts: joined(pieces) } as const,
        originPath: null,
        folderId: folderId ?? null,
        parentId: null,
      };
      const { source } = await registerPaper(paper, context);
      await forget(takeId);
      return source.id;
    },

    async discard({ takeId }: { takeId: TakeId }): Promise<void> {
      await forget(takeId);
    },
  };

  async function piecesOf(takeId: TakeId): Promise<TakePiece[]> {
    const pieces = await takes.pieces(takeId);
    if (pieces === null) throw new AppError('NOT_FOUND');
    return pieces;
  }

  async function isReadable(pieces: readonly TakePiece[]): Promise<boolean> {
    for (const piece of pieces) if ((await bytesOf(piece)) !== null) return true;
    return false;
  }

  /** A piece that was damaged is left out: whoever reads the recording hears silence in its place. */
  async function* joined(pieces: readonly TakePiece[]): AsyncGenerator<Uint8Array, void, void> {
    for (const piece of pieces) {
      const bytes = await bytesOf(piece);
      if (bytes !== null) yield bytes;
    }
  }

  async function bytesOf({ sha256 }: TakePiece): Promise<Uint8Array | null> {
    try {
      return await files.read(sha256);
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code === 'LIBRARY_DAMAGED' || code === 'NOT_FOUND') return null;
      throw thrown;
    }
  }

  /** The take goes first: pieces without one are asked for by nobody, and a take without its pieces would be. */
  async function forget(takeId: TakeId): Promise<void> {
    for (const sha256 of await takes.remove(takeId)) {
      // A recording of one piece is that piece.
      if ((await sources.findByHash(sha256)) === null) await files.remove(sha256);
    }
  }
}
