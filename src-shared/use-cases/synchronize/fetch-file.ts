import { AppError, toAppError } from '../../domain/errors.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import { chunkBytes } from '../../domain/sync/blob-messages.ts';
import type { BlobConnection } from '../../ports/blob-connection.ts';
import type { BlobLedger } from '../../ports/blob-ledger.ts';
import type { FileStorage } from '../../ports/file-storage.ts';

export type FetchFilePorts = { files: FileStorage; blobLedger: BlobLedger };

export type FetchTask = {
  connection: Pick<BlobConnection, 'read'>;
  signal: AbortSignal;
  /** Hears how many bytes of the file are here. */
  moved: (bytes: number) => void;
  /** Asked between chunks: whether something else is to be done first. */
  isInterrupted?: () => Promise<boolean>;
};

/**
 * Fetches a file of the district's server, a chunk at a time; what came stays, as files of this library, and the next
 * one goes on from there. False where it was interrupted. Throws `FILE_NOT_ARRIVED` where the server does not have it,
 * `CHUNK_DAMAGED` where what came is another file, `DISK_FULL`.
 */
export function createFetchFile({ files, blobLedger }: FetchFilePorts) {
  return async function fetchFile(sha256: Sha256, task: FetchTask): Promise<boolean> {
    if (await files.has(sha256)) return true;
    const isWhole = await fetchPieces(sha256, task);
    if (isWhole) await join(sha256);
    return isWhole;
  };

  async function fetchPieces(
    sha256: Sha256,
    { connection, signal, moved, isInterrupted }: FetchTask,
  ): Promise<boolean> {
    for (let place = (await blobLedger.pieces(sha256)).length; ; place++) {
      signal.throwIfAborted();
      if (place > 0 && (await isInterrupted?.())) return false;
      const start = place * chunkBytes;
      const bytes = await connection.read(sha256, { start, end: start + chunkBytes }).catch(async (thrown: unknown) => {
        if (toAppError(thrown).code !== 'NOT_FOUND') throw thrown;
        await blobLedger.doubt(sha256);
        throw new AppError('FILE_NOT_ARRIVED', {}, { cause: thrown });
      });
      if (bytes.length > 0 || place === 0) {
        const { sha256: piece } = await files.put({ kind: 'bytes', bytes });
        await blobLedger.addPiece(sha256, { place, piece });
        moved(start + bytes.length);
      }
      if (bytes.length < chunkBytes) return true;
    }
  }

  /** Makes the file of its pieces. Somebody else may have done so meanwhile. */
  async function join(sha256: Sha256): Promise<void> {
    const pieces = await blobLedger.pieces(sha256);
    const parts = async function* (): AsyncGenerator<Uint8Array, void, void> {
      for (const piece of pieces) yield await files.read(piece);
    };
    try {
      const put = pieces.length === 1 ? { sha256: pieces[0] } : await files.put({ kind: 'stream', parts: parts() });
      if (put.sha256 !== sha256) {
        if (put.sha256 !== undefined) await files.remove(put.sha256);
        throw new AppError('CHUNK_DAMAGED');
      }
    } catch (thrown) {
      const { code } = toAppError(thrown);
      // A piece that this disk has damaged is one that comes again, and nothing of the library.
      if (code === 'LIBRARY_DAMAGED') throw new AppError('CHUNK_DAMAGED', {}, { cause: thrown });
      if (code !== 'NOT_FOUND' || !(await files.has(sha256))) throw thrown;
    } finally {
      for (const piece of await blobLedger.forgetPieces(sha256)) if (piece !== sha256) await files.remove(piece);
    }
  }
}
