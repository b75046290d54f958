import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { AppError } from '../../src-shared/domain/errors.ts';
import { sha256Schema } from '../../src-shared/domain/identifiers.ts';
import { type ByteRange, chunkBytes, chunkPlaceSchema } from '../../src-shared/domain/sync/blob-messages.ts';
import { digestSha256 } from '../../src-shared/domain/sync/content-digest.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { passing, readParts } from './read-message.ts';
import { queryOf, type UnqueuedReply } from './unqueued-reply.ts';

type Files = Pick<DistrictHost, 'districtFiles'>;

const json = { 'content-type': 'application/json' };

/** Takes a chunk of a file from a PC whose signature was looked at: that it is what was signed is seen while it comes. */
export async function takeChunk(
  { districtFiles }: Files,
  request: IncomingMessage,
  deviceId: string,
): Promise<UnqueuedReply> {
  const place = chunkPlaceSchema.safeParse(queryOf(request));
  const sha256 = sha256Schema.safeParse(digestSha256(String(request.headers['content-digest'])));
  if (!place.success || !sha256.success) throw new AppError('INVALID_INPUT', { detail: 'HTTP' });
  const parts = passing(readParts(request, chunkBytes));
  await districtFiles.putChunk(deviceId, { ...place.data, sha256: sha256.data }, parts);
  return { status: 200, headers: json, body: new TextEncoder().encode('{}') };
}

/** Gives a file, or the part of it that is asked for. */
export async function giveBytes(
  { districtFiles }: Files,
  request: IncomingMessage,
  deviceId: string,
): Promise<UnqueuedReply> {
  const asked = chunkPlaceSchema.pick({ blob: true }).safeParse(queryOf(request));
  if (!asked.success) throw new AppError('INVALID_INPUT', { detail: 'HTTP' });
  const { sizeBytes, read } = await districtFiles.open(deviceId, asked.data.blob);
  const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
  const range = readRange(request.headers.range, sizeBytes);
  if (range === null) {
    return {
      status: 200,
      headers: { ...headers, ...lengthOf(sizeBytes) },
      body: await begin(read({ start: 0, end: sizeBytes })),
    };
  }
  const { start, end } = range;
  if (start >= end)
    return { status: 416, headers: { 'content-range': `bytes */${sizeBytes}` }, body: new Uint8Array() };
  const part = { ...lengthOf(end - start), 'content-range': `bytes ${start}-${end - 1}/${sizeBytes}` };
  return { status: 206, headers: { ...headers, ...part }, body: await begin(read(range)) };
}

/** Has the first part there before anything is answered: where it cannot be read that is said, and no line breaks off. */
async function begin(parts: AsyncIterable<Uint8Array>): Promise<Readable> {
  const body = Readable.from(parts, { objectMode: false });
  await once(body, 'readable');
  return body;
}

function lengthOf(bytes: number): Record<string, string> {
  return { 'content-length': String(bytes) };
}

/** One range from a place on; null for none, and for what is none that is known here, which may be passed over. */
function readRange(header: string | undefined, sizeBytes: number): ByteRange | null {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined) return null;
  const end = last ? Math.min(Number(last) + 1, sizeBytes) : sizeBytes;
  return { start: Number(first), end };
}
