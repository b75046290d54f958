import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './replies.ts';

type Exchange = { request: IncomingMessage; response: ServerResponse };

/** Sends an answer back; `isLast`: the line is closed after it. What is read for it is closed however it ends. */
export function sendAnswer({ status, headers, body }: Answer, { request, response }: Exchange, isLast: boolean): void {
  const own = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(isLast && { connection: 'close' }),
  };
  if (body instanceof Uint8Array)
    response.writeHead(status, { ...own, ...headers, 'content-length': body.length }).end(body);
  else {
    response.writeHead(status, { ...own, ...headers });
    const source = body instanceof Readable ? body : Readable.from(body);
    // Whoever went away, or a disk that fails in the middle: the line breaks off, and what came is less than was told.
    pipeline(source, response).catch(() => {
      // Of a line that was gone before, nothing is closed by itself.
      source.destroy();
      response.destroy();
    });
  }
  // What is left of a body that nobody reads goes by, as far as it is not much; the line is closed after that.
  if (!request.complete) request.resume();
}
