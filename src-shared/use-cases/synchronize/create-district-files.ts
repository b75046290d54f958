import { AppError } from '../../domain/errors.ts';
import type { Sha256 } from '../../domain/identifiers.ts';
import type {
  BlobManifest,
  BlobPlanAnswer,
  BlobPlanRequest,
  BlobStanding,
  BlobsKeptAnswer,
  BlobsKeptRequest,
  ChunkPlace,
} from '../../domain/sync/blob-messages.ts';
import type { BlobStore, OpenBlob } from '../../ports/blob-store.ts';
import type { DistrictLog } from '../../ports/district-log.ts';

/** The files of the protocol of docs/sync.md, on the server; `deviceId` is whose signature the request bore. */
export type DistrictFiles = {
  kept(deviceId: string, request: BlobsKeptRequest): Promise<BlobsKeptAnswer>;
  plan(deviceId: string, request: BlobPlanRequest): Promise<BlobPlanAnswer>;
  commit(deviceId: string, request: BlobPlanRequest): Promise<BlobPlanAnswer>;
  /** Throws `CHUNK_DAMAGED`, `DISK_FULL`. */
  putChunk(deviceId: string, chunk: ChunkPlace & { sha256: Sha256 }, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Throws `NOT_FOUND` for what is not kept. */
  open(deviceId: string, blob: Sha256): Promise<OpenBlob>;
};

/** Takes and gives files. Whose they are follows from the device, never from the request. */
export function createDistrictFiles({
  log,
  blobs,
}: {
  log: Pick<DistrictLog, 'device'>;
  blobs: BlobStore;
}): DistrictFiles {
  async function schoolOf(deviceId: string): Promise<string> {
    const device = await log.device(deviceId);
    if (device === null || device.isRevoked) throw new AppError('DEVICE_REVOKED');
    return device.schoolId;
  }

  async function each(
    deviceId: string,
    request: BlobPlanRequest,
    stands: (schoolId: string, blob: BlobManifest) => Promise<BlobStanding>,
  ): Promise<BlobPlanAnswer> {
    const schoolId = await schoolOf(deviceId);
    const standings: BlobStanding[] = [];
    for (const blob of request.blobs) standings.push(await stands(schoolId, blob));
    return { blobs: standings };
  }

  return {
    kept: async (deviceId, request) => ({ kept: await blobs.kept(await schoolOf(deviceId), request.blobs) }),
    plan: (deviceId, request) => each(deviceId, request, blobs.standing),
    commit: (deviceId, request) => each(deviceId, request, blobs.commit),
    putChunk: async (deviceId, chunk, bytes) => blobs.putChunk(await schoolOf(deviceId), chunk, bytes),
    async open(deviceId, blob) {
      const opened = await blobs.open(await schoolOf(deviceId), blob);
      if (opened === null) throw new AppError('NOT_FOUND');
      return opened;
    },
  };
}
