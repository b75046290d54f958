import { expect, it } from 'vitest';
import { hashBytes } from '../../domain/content-hash.ts';
import { AppError } from '../../domain/errors.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import { joinBytes } from '../../domain/join-bytes.ts';
import { chunkBytes } from '../../domain/sync/blob-messages.ts';
import type { BlobLedger } from '../../ports/blob-ledger.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import { createFetchFile, type FetchFilePorts } from './fetch-file.ts';

/** Files in memory; those of `broken` are there and cannot be unsealed. */
function memoryFiles() {
  const kept = new Map<Sha256, Uint8Array>();
  const broken = new Set<Sha256>();
  const files: Pick<FileStorage, 'put' | 'has' | 'read' | 'remove'> = {
    async put(content) {
      const parts: Uint8Array[] = [];
      if (content.kind === 'bytes') parts.push(content.bytes);
      if (content.kind === 'stream') for await (const part of content.parts) parts.push(part);
      const bytes = joinBytes(parts);
      const sha256 = await hashBytes(bytes);
      kept.set(sha256, bytes);
      return { sha256, sizeBytes: bytes.length };
    },
    has: async (sha256) => kept.has(sha256),
    async read(sha256) {
      if (broken.has(sha256)) throw new AppError('LIBRARY_DAMAGED');
      return kept.get(sha256) ?? new Uint8Array();
    },
    async remove(sha256) {
      kept.delete(sha256);
      broken.delete(sha256);
    },
  };
  return { files, kept, broken };
}

function memoryPieces(): Pick<BlobLedger, 'pieces' | 'addPiece' | 'forgetPieces' | 'doubt'> {
  const pieces: Sha256[] = [];
  return {
    pieces: async () => [...pieces],
    addPiece: async (_, { piece }) => void pieces.push(piece),
    forgetPieces: async () => pieces.splice(0),
    doubt: async () => undefined,
  };
}

it('fetches a file again of which this disk has damaged a piece, and says nothing of the library', async () => {
  const { files, kept, broken } = memoryFiles();
  const whole = new Uint8Array(chunkBytes + 3).fill(7);
  const sha256 = await hashBytes(whole);
  // Nothing else of them is asked for.
  const fetchFile = createFetchFile({ files, blobLedger: memoryPieces() } as unknown as FetchFilePorts);
  const task = {
    connection: {
      read: async (_: Sha256, { start, end }: { start: number; end: number }) => whole.subarray(start, end),
    },
    signal: new AbortController().signal,
    moved: () => undefined,
  };
  expect(await fetchFile(sha256, { ...task, isInterrupted: async () => true })).toBe(false);
  for (const piece of kept.keys()) broken.add(piece);
  await expect(fetchFile(sha256, task)).rejects.toMatchObject({ code: 'CHUNK_DAMAGED' });
  expect(kept.size).toBe(0);
  expect(await fetchFile(sha256, task)).toBe(true);
  expect([...kept.keys()]).toEqual([sha256]);
});
