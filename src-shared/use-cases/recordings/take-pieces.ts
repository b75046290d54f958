import { AppError, toAppError } from '../../domain/errors.ts';
import type { TakeId } from '../../domain/identifiers.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { TakePiece, TakeRepository } from '../../ports/take-repository.ts';

export type TakePiecesPorts = {
  files: FileStorage;
  takes: TakeRepository;
};

/** The pieces of a take: one after the other they are its file. */
export function createTakePieces({ files, takes }: TakePiecesPorts) {
  return {
    /** Throws `NOT_FOUND`. */
    async of(takeId: TakeId): Promise<TakePiece[]> {
      const pieces = await takes.pieces(takeId);
      if (pieces === null) throw new AppError('NOT_FOUND');
      return pieces;
    },

    /** The file of a take. A piece that was damaged is left out; throws `NO_AUDIO` where nothing can be read. */
    async content(pieces: readonly TakePiece[], name: string) {
      for (const piece of pieces) {
        if ((await bytesOf(piece)) !== null) return { kind: 'stream', parts: joined(pieces) } as const;
      }
      throw new AppError('NO_AUDIO', { name });
    },

    /** How long they last together. */
    lengthOf: (pieces: readonly TakePiece[]) => pieces.reduce((total, { durationMs }) => total + durationMs, 0),

    /** Whether none was damaged. */
    async areWhole(pieces: readonly TakePiece[]): Promise<boolean> {
      for (const piece of pieces) if ((await bytesOf(piece)) === null) return false;
      return true;
    },

    /** The take goes first: pieces without one are asked for by nobody, and a take without its pieces would be. */
    async forget(takeId: TakeId): Promise<void> {
      for (const sha256 of await takes.remove(takeId)) await files.remove(sha256);
    },
  };

  /** Whoever reads the file hears silence in place of a piece that is left out. */
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
}
