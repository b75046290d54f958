import { createHash, randomBytes } from 'node:crypto';
import { sha256Schema } from '../../../src-shared/domain/identifiers.ts';
import { type BlobManifest, chunkBytes } from '../../../src-shared/domain/sync/blob-messages.ts';
import { askPatiently, countRefusals, type LoadPc } from './load-pc.ts';

/**
 * `growthBytes`: what the server's memory grew by meanwhile, at most; `failures`: answers that a server should not give,
 * which were asked for again.
 */
export type Uploads = {
  files: number;
  seconds: number;
  megabytesPerSecond: number;
  growthBytes: number;
  kept: number;
  failures: number;
};

type UploadOptions = { sizeBytes: number; memoryBytes: () => number };

const sampleMs = 100;
const hashOf = (bytes: Uint8Array) => sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));

/** Each PC sends a file of its own, all at once, chunk after chunk. */
export async function runUploads(pcs: readonly LoadPc[], { sizeBytes, memoryBytes }: UploadOptions): Promise<Uploads> {
  const files = pcs.map((pc) => ({ pc, file: makeFile(sizeBytes) }));
  const beforeBytes = memoryBytes();
  let largestBytes = beforeBytes;
  const sampling = setInterval(() => {
    largestBytes = Math.max(largestBytes, memoryBytes());
  }, sampleMs);
  const startMs = performance.now();
  const { counted, onRefused } = countRefusals();
  const kept = await Promise.all(files.map(({ pc, file }) => upload(pc, { file, onRefused })));
  const seconds = (performance.now() - startMs) / 1000;
  clearInterval(sampling);
  return {
    files: pcs.length,
    seconds,
    megabytesPerSecond: (pcs.length * sizeBytes) / 1024 ** 2 / seconds,
    growthBytes: largestBytes - beforeBytes,
    kept: kept.filter(Boolean).length,
    failures: counted.failures,
  };
}

type MadeFile = { manifest: BlobManifest; chunk: (index: number) => Buffer };

/** A file whose chunks differ by their first bytes, so that none of it is kept here but one chunk. */
function makeFile(sizeBytes: number): MadeFile {
  const seed = randomBytes(chunkBytes);
  const chunk = (index: number) => {
    const bytes = Buffer.from(seed.subarray(0, Math.min(chunkBytes, sizeBytes - index * chunkBytes)));
    bytes.writeUInt32BE(index);
    return bytes;
  };
  const whole = createHash('sha256');
  const chunks = Array.from({ length: Math.ceil(sizeBytes / chunkBytes) }, (_, index) => {
    whole.update(chunk(index));
    return hashOf(chunk(index));
  });
  return { manifest: { sha256: sha256Schema.parse(whole.digest('hex')), sizeBytes, chunks }, chunk };
}

type Upload = { file: MadeFile; onRefused: (status: number) => void };

async function upload(pc: LoadPc, { file: { manifest, chunk }, onRefused }: Upload): Promise<boolean> {
  const patiently = (ask: Parameters<typeof askPatiently>[0]) => askPatiently(ask, onRefused);
  await patiently(() => pc.post('blob/plan', Buffer.from(JSON.stringify({ blobs: [manifest] }))));
  for (const index of manifest.chunks.keys()) {
    const bytes = chunk(index);
    await patiently(() => pc.post(`blob/chunk?blob=${manifest.sha256}&index=${index}`, bytes));
  }
  const { body } = await patiently(() => pc.post('blob/commit', Buffer.from(JSON.stringify({ blobs: [manifest] }))));
  const { blobs } = JSON.parse(body.toString()) as { blobs: { isKept: boolean }[] };
  return blobs[0]?.isKept ?? false;
}
