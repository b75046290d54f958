import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError } from '../../src-shared/domain/errors.ts';

const unpack = promisify(gunzip);

/** The most that one request may bring, as it comes and unpacked. */
const bodyLimitBytes = 1024 ** 2;
const unpackedLimitBytes = 3 * 1024 ** 2;

/** How deep a value may lie in another: more than anybody writes, less than what exhausts whoever reads it. */
const deepestValue = 100;

/** The body as it comes; null for none. Throws `SYNC_REQUEST_TOO_LARGE` as soon as it is. */
export async function readBody(request: IncomingMessage, limitBytes = bodyLimitBytes): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readParts(request, limitBytes)) chunks.push(chunk);
  return chunks.length === 0 ? null : new Uint8Array(Buffer.concat(chunks));
}

/** The parts of a body as they come. Throws `SYNC_REQUEST_TOO_LARGE` once they are more than `limitBytes`. */
export async function* readParts(request: IncomingMessage, limitBytes: number): AsyncGenerator<Uint8Array, void, void> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new AppError('SYNC_REQUEST_TOO_LARGE');
  let sizeBytes = 0;
  try {
    // The line stays open: who sent too much is to be told.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) throw new AppError('SYNC_REQUEST_TOO_LARGE');
      yield chunk;
    }
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    // Whoever sent it went away.
    throw new AppError('INVALID_INPUT', { detail: 'HTTP' }, { cause: thrown });
  }
}

/**
 * Parts of which each is good until the next one is asked for: what it lies in is given back then, not whenever memory is
 * collected, which lets some 90 MB of what comes fast lie about.
 */
export async function* passing(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  for await (const part of parts) {
    yield part;
    const { buffer } = part;
    // A small one lies in memory that others share.
    if (buffer instanceof ArrayBuffer && buffer.byteLength === part.byteLength) buffer.transfer(0);
  }
}

/**
 * The JSON that a body holds, as text. Throws `INVALID_INPUT` for what is none, `SYNC_REQUEST_TOO_LARGE` for what
 * unpacks to too much: what is too much is never unpacked.
 */
export async function readJson(body: Uint8Array, encoding: string | undefined): Promise<string> {
  const text = new TextDecoder().decode(await unpacked(body, encoding));
  parseJson(text);
  return text;
}

/** What the JSON that a body holds says. Throws as `readJson`. */
export async function readValue(body: Uint8Array, encoding: string | undefined): Promise<unknown> {
  return parseJson(new TextDecoder().decode(await unpacked(body, encoding)));
}

/** What a text says as JSON. Throws `INVALID_INPUT` for what is none, or lies too deep. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepestValue) throw invalid();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
}

async function unpacked(body: Uint8Array, encoding = 'identity'): Promise<Uint8Array> {
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') throw invalid();
  try {
    return await unpack(body, { maxOutputLength: unpackedLimitBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw new AppError('SYNC_REQUEST_TOO_LARGE', {}, { cause });
    throw invalid(cause);
  }
}

/** How deep brackets stand in each other, but for those in texts. Not by an expression: a text may be the whole body. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isText && character === '\\') index++;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}

function invalid(cause?: unknown): AppError {
  return new AppError('INVALID_INPUT', { detail: 'JSON' }, { cause });
}
