import type { ServerResponse } from 'node:http';
import { startServer } from './start-server.ts';

/** What a server of files does wrong. Changed while it runs, it does the new thing from the next request on. */
export type FileScenario = {
  /** Closes the connection once this share of the file has been sent; once, unless it is set again. */
  cutAt?: number;
  /** Sends the whole file whatever part is asked for. */
  ignoresRanges?: boolean;
  /** Answers this and nothing else. */
  status?: number;
  /** Sends on to another address. */
  redirectTo?: string;
  /** Sends a page in place of the file, as a network that asks for a password does. */
  page?: string;
  /** Sends a file as long as the right one, with other bytes. */
  isOther?: boolean;
  /** Sends this share of the file and nothing more, and keeps the connection open. */
  stallsAt?: number;
};

const pieces = 20;

/** A server of one file, as a publisher of models is: parts of it by ranges, and what goes wrong on the way. */
export async function startFileServer(file: Uint8Array, scenario: FileScenario = {}) {
  const content = new Uint8Array(file);
  const requests: { url: string; from: number }[] = [];
  const server = await startServer(async (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    requests.push({ url: request.url ?? '', from });
    if (answersInstead(response, scenario)) return;
    await sendFrom(response, { content, from: scenario.ignoresRanges ? 0 : from, scenario });
  });
  return { ...server, requests };
}

function answersInstead(response: ServerResponse, scenario: FileScenario): boolean {
  const { status, redirectTo, page } = scenario;
  if (redirectTo !== undefined) response.writeHead(302, { location: redirectTo }).end();
  else if (status !== undefined) response.writeHead(status).end();
  else if (page !== undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  return response.headersSent;
}

type Sending = { content: Uint8Array; from: number; scenario: FileScenario };

async function sendFrom(response: ServerResponse, { content, from, scenario }: Sending): Promise<void> {
  const { length } = content;
  if (from >= length) return void response.writeHead(416, { 'content-range': `bytes */${length}` }).end();
  const range = { 'content-range': `bytes ${from}-${length - 1}/${length}` };
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': length - from, ...(from > 0 && range) });
  const piece = Math.ceil(length / pieces);
  for (let at = from; at < length; at += piece) {
    const cutAt = (scenario.cutAt ?? Number.POSITIVE_INFINITY) * length;
    const end = Math.min(length, at + piece, cutAt);
    const bytes = content.slice(at, end);
    if (scenario.isOther) bytes.fill(7);
    await new Promise((resolve) => response.write(bytes, resolve));
    if (end === cutAt) {
      delete scenario.cutAt;
      return void response.destroy();
    }
    if (scenario.stallsAt !== undefined && end / length >= scenario.stallsAt) return;
  }
  response.end();
}
