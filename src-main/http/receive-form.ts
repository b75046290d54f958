import { openAsBlob } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { ReceivedFiles } from '../host/upload-folder.ts';

/** The part of a call that is not its files is held in memory. */
const largestFieldBytes = 16 * 1024 * 1024;

type Part = { name: string; value: string | File };

/** Whether a request brings files. */
export function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') ?? false;
}

/**
 * Takes a form with its files apart as it comes: each file goes to the disk and stays there, to be read from there.
 * Throws `INVALID_INPUT` for what is no form, `DISK_FULL`, `CANCELLED` when the sender goes away.
 */
export async function receiveForm(request: IncomingMessage, received: ReceivedFiles): Promise<FormData> {
  const parts: Promise<Part>[] = [];
  const stop = new AbortController();
  const parser = createParser(request);
  parser.on('field', (name, value, _nameTruncated, isTruncated) => {
    if (isTruncated) stop.abort(new AppError('UPLOAD_TOO_LARGE'));
    parts.push(Promise.resolve({ name, value }));
  });
  parser.on('file', (name, content, fileName, _encoding, mediaType) => {
    const part = receiveFile(content, { fileName, mediaType }, received, stop.signal);
    part.catch((error: unknown) => stop.abort(error));
    parts.push(part.then((value) => ({ name, value })));
  });
  try {
    await Promise.all([parse(request, parser, stop.signal), finished(request)]);
    const form = new FormData();
    for (const { name, value } of await Promise.all(parts)) form.append(name, value);
    return form;
  } catch (cause) {
    stop.abort(cause);
    await Promise.allSettled([...parts, passBy(request, parser)]);
    if (stop.signal.reason instanceof AppError) throw stop.signal.reason;
    if (!request.complete) throw new AppError('CANCELLED', {}, { cause });
    throw new AppError('INVALID_INPUT', { detail: 'multipart/form-data' }, { cause });
  }
}

/** Not `pipeline`, which closes the connection on a failure: the sender is to hear of it. */
function parse(request: IncomingMessage, parser: BusboyInstance, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    parser.on('error', reject);
    parser.once('finish', resolve);
    request.pipe(parser);
  });
}

/** Lets the rest of the body go by unread: a browser hears no answer while it is sending. */
function passBy(request: IncomingMessage, parser: BusboyInstance): Promise<void> {
  request.unpipe(parser);
  request.resume();
  return finished(request);
}

function createParser({ headers }: IncomingMessage): BusboyInstance {
  try {
    // Names are shown, never used as paths: what they were before, folders included, is for the use-case to tidy.
    // A form's request has the content type, which is all that the parser reads of the headers.
    return new Busboy({
      headers: headers as BusboyHeaders,
      preservePath: true,
      limits: { fieldSize: largestFieldBytes },
    });
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { detail: 'multipart/form-data' }, { cause });
  }
}

async function receiveFile(
  content: Readable,
  { fileName, mediaType }: { fileName: string; mediaType: string },
  received: ReceivedFiles,
  signal: AbortSignal,
): Promise<File> {
  // The parser tells a file that is cut short a second time, when nobody listens to it any more.
  content.on('error', () => undefined);
  const path = await received.store(content, signal);
  return new File([await openAsBlob(path)], unescapeName(fileName), { type: mediaType });
}

/** A form writes quotes and line ends in names so. */
function unescapeName(name: string): string {
  return name.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}
