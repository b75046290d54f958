import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../../src-shared/domain/error-catalogue.ts';
import { createAppErrorAnswer } from '../../src-shared/rpc/rpc-base.ts';

/** Whether a request says beforehand how long it is, and that is not too long. */
export function isBodyBounded({ method, headers }: IncomingMessage, limit: number): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  if (headers['transfer-encoding'] !== undefined) return false;
  return Number(headers['content-length'] ?? 0) <= limit;
}

/** Lets the body pass by unread, because a browser hears no answer while it is sending. */
export async function passBody(request: IncomingMessage): Promise<void> {
  for await (const _chunk of request) {
    // Nothing is kept.
  }
}

/** Lets a body go by that is too much, and says why it was refused. */
export async function refuseBody(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await passBody(request);
  answerError('UPLOAD_TOO_LARGE', response);
}

/** Answers a call with a code as the contract would have. */
export function answerError(code: ErrorCode, response: ServerResponse): void {
  const { status, body } = createAppErrorAnswer(code);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
