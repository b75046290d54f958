import type { Sha256 } from '../domain/identifiers.ts';
import type { BlobManifest, BlobStanding, ByteRange, ChunkPlace } from '../domain/sync/blob-messages.ts';

/** A file that can be read. */
export type OpenBlob = {
  sizeBytes: number;
  /** What it was sent in, by the hash of each. */
  chunks: readonly Sha256[];
  /** As much of the range as the file has, in small pieces. Throws `NOT_FOUND` where a chunk of it is gone. */
  read(range: ByteRange): AsyncIterable<Uint8Array>;
};

/** A file that can be read, and whose it is. */
export type BlobName = { schoolId: string; blob: Sha256 };

/**
 * The files of a district's schools, by school and by the SHA-256 of their bytes. Nothing of one school is told by what
 * another one asks. A file can be read once all of it was there and was what its name says.
 */
export type BlobStore = {
  /** Those of these files that can be read. */
  kept(schoolId: string, blobs: readonly Sha256[]): Promise<Sha256[]>;
  /** Every file that can be read, those of one school together; what comes or goes meanwhile may be among them. */
  all(): AsyncIterable<BlobName>;
  standing(schoolId: string, blob: BlobManifest): Promise<BlobStanding>;
  /**
   * Takes a chunk, safe from a power cut; one that was taken before, or that belongs to a file that is kept, stays as it
   * is. A part of the bytes is good until the next one is asked for. Throws `CHUNK_DAMAGED` where the bytes are not those
   * that `sha256` names, `DISK_FULL`.
   */
  putChunk(schoolId: string, chunk: ChunkPlace & { sha256: Sha256 }, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Makes a file of its chunks that can be read, where all are there and are it. Chunks that are no more what they were
   * are missing again; all are where each is right and the file is another one.
   */
  commit(schoolId: string, blob: BlobManifest): Promise<BlobStanding>;
  /** Null for a file that is not kept. */
  open(schoolId: string, blob: Sha256): Promise<OpenBlob | null>;
  /**
   * Looks at one chunk of a file that is kept, one chunk at a time. Where it is no more what it was, the file is one that
   * has not come whole, of which that chunk is missing; what is there of the chunk is set aside until the file is whole
   * again. False where nothing was done: the chunk is right, or the file is not kept any more.
   */
  takeBack(schoolId: string, chunk: ChunkPlace & { sha256: Sha256 }): Promise<boolean>;
  /** Forgets a file, the chunks of it that came, and those that were set aside. */
  remove(schoolId: string, blob: Sha256): Promise<void>;
  /** Forgets what came of files to which nothing was added since, but of those that were whole once. */
  sweep(beforeMs: number): Promise<void>;
};
