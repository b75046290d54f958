import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/*
 * A sealed blob is a sequence of chunks, so that files of any size stream: "AMB1", 16 bytes of salt, then chunks of
 * 1 MiB of text, each followed by its 16-byte tag (AES-256-GCM). The key of each blob comes from the library's key
 * and the salt (HKDF, RFC 5869); a chunk's nonce is its number, with the last byte telling the last chunk: chunks can
 * be neither reordered nor cut off unnoticed (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
const magic = Buffer.from('AMB1');
const saltBytes = 16;
const tagBytes = 16;
const chunkBytes = 1_048_576;
const sealedChunkBytes = chunkBytes + tagBytes;

/** Thrown where a sealed blob was changed, cut or sealed with another key. */
export class SealBroken extends Error {}

/** Seals a stream of bytes. */
export async function* seal(bytes: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltBytes);
  const blobKey = deriveKey(key, salt);
  yield Buffer.concat([magic, salt]);
  let number = 0;
  for await (const { chunk, isLast } of inChunks(bytes, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', blobKey, nonce(number++, isLast));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Opens what `seal` made. Throws `SealBroken`. */
export async function* unseal(bytes: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  const headerBytes = magic.length + saltBytes;
  let header: Buffer | null = null;
  let blobKey: Buffer | null = null;
  let number = 0;
  const body = async function* (): AsyncGenerator<Uint8Array> {
    let pending = Buffer.alloc(0);
    for await (const part of bytes) {
      if (header) {
        yield part;
        continue;
      }
      pending = Buffer.concat([pending, part]);
      if (pending.length < headerBytes) continue;
      header = pending.subarray(0, headerBytes);
      if (!header.subarray(0, magic.length).equals(magic)) throw new SealBroken();
      blobKey = deriveKey(key, header.subarray(magic.length));
      yield pending.subarray(headerBytes);
    }
    if (!header) throw new SealBroken();
  };
  for await (const { chunk, isLast } of inChunks(body(), sealedChunkBytes)) {
    if (!blobKey || chunk.length < tagBytes) throw new SealBroken();
    yield openChunk(chunk, blobKey, nonce(number++, isLast));
  }
}

/**
 * Bytes [start, end) of what `seal` made, opening only the chunks that they stand in. `readAt` gives as many bytes of the
 * sealed blob as it has from a place on, `sealedBytes` in all. Throws `SealBroken`.
 */
export async function* unsealRange(
  sealed: { sealedBytes: number; readAt: (position: number, length: number) => Promise<Buffer> },
  key: Uint8Array,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  const headerBytes = magic.length + saltBytes;
  const header = await sealed.readAt(0, headerBytes);
  if (header.length < headerBytes || !header.subarray(0, magic.length).equals(magic)) throw new SealBroken();
  const blobKey = deriveKey(key, header.subarray(magic.length));
  const chunkCount = Math.ceil((sealed.sealedBytes - headerBytes) / sealedChunkBytes);
  const lastWanted = Math.min(chunkCount, Math.ceil(end / chunkBytes));
  for (let number = Math.floor(start / chunkBytes); number < lastWanted; number++) {
    const chunk = await sealed.readAt(headerBytes + number * sealedChunkBytes, sealedChunkBytes);
    if (chunk.length < tagBytes) throw new SealBroken();
    const opened = openChunk(chunk, blobKey, nonce(number, number === chunkCount - 1));
    const from = number * chunkBytes;
    yield opened.subarray(Math.max(0, start - from), Math.max(0, end - from));
  }
}

function openChunk(chunk: Buffer, key: Buffer, chunkNonce: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, chunkNonce);
  decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new SealBroken('blob', { cause });
  }
}

function deriveKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'amanuense blob', 32));
}

function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(number, 7);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

/** The bytes in chunks of exactly `size`, the last one shorter or equal; one empty chunk where there are no bytes. */
async function* inChunks(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    // One byte more than a chunk tells that this chunk is not the last.
    while (length > size) {
      const whole = Buffer.concat(parts);
      yield { chunk: whole.subarray(0, size), isLast: false };
      parts = [whole.subarray(size)];
      length -= size;
    }
  }
  yield { chunk: Buffer.concat(parts), isLast: true };
}
