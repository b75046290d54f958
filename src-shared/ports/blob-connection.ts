import type { Sha256 } from '../domain/identifiers.ts';
import type {
  BlobPlanAnswer,
  BlobPlanRequest,
  BlobsKeptAnswer,
  BlobsKeptRequest,
  ByteRange,
  ChunkPlace,
} from '../domain/sync/blob-messages.ts';

/**
 * The files of a school on its district's server, as one PC speaks to it. Every method throws `DEVICE_REVOKED`,
 * `SERVER_FULL` and, where no answer comes, anything: what was asked may have been done or not.
 */
export type BlobConnection = {
  kept(request: BlobsKeptRequest): Promise<BlobsKeptAnswer>;
  plan(request: BlobPlanRequest): Promise<BlobPlanAnswer>;
  commit(request: BlobPlanRequest): Promise<BlobPlanAnswer>;
  /** Throws `CHUNK_DAMAGED` where other bytes came there. */
  putChunk(place: ChunkPlace, bytes: Uint8Array): Promise<void>;
  /** As much of the range as there is, at most a chunk. Throws `NOT_FOUND` where the server does not have the file. */
  read(blob: Sha256, range: ByteRange): Promise<Uint8Array>;
};
