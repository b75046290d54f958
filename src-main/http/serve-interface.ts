import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RPCHandler } from '@orpc/server/node';
import { toAppError } from '../../src-shared/domain/errors.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import { answerSound, isSoundPath } from '../host/answer-sound.ts';
import { readInterfaceFile } from '../host/interface-files.ts';
import type { Answering } from '../host/open-library-door.ts';
import { createUploadFolder } from '../host/upload-folder.ts';
import { answerError, isBodyBounded, refuseBody } from './bounded-body.ts';
import { isForm, receiveForm } from './receive-form.ts';
import { createBrowserSession } from './session.ts';

/** A call's files go to the disk as they come; the rest of its body is held in memory. */
const largestBodyBytes = 600 * 1024 * 1024;

export type InterfaceServer = {
  /** The address to open, with its one-time token in the fragment. */
  readonly url: string;
  close(): Promise<void>;
};

/**
 * Serves the interface and its contract on 127.0.0.1 alone. The first browser that shows the one-time token gets the
 * session; every other request is refused, and so is one whose Host or Origin is not this address.
 *
 * @param port 0 for any free one.
 * @param folder The built interface.
 * @param uploadsFolder Where files wait while the call that brings them is answered; the system's temporary folder unless told.
 * @param largestBodyBytes What one call may send; 600 MB unless told, a little over the largest paper.
 */
export async function serveInterface(
  door: Answering,
  options: { port: number; folder: string; uploadsFolder?: string; largestBodyBytes?: number },
): Promise<InterfaceServer> {
  const session = createBrowserSession();
  const handlerOfNow = createHandlers(door);
  const uploads = createUploadFolder(options.uploadsFolder ?? join(tmpdir(), 'amanuense-uploads'));
  await uploads.sweep();
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      door.context.logError(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!isOwnAddress(request, server)) return void response.writeHead(403).end();
    if (path === '/session' && request.method === 'POST') return exchangeToken(request, response);
    if (!path.startsWith('/rpc/') && !isSoundPath(path)) return sendFile(path, response);
    if (!session.isOpen(request.headers.cookie)) return void response.writeHead(401).end();
    if (isSoundPath(path)) return sendSound(path, request, response);
    if (!isBodyBounded(request, options.largestBodyBytes ?? largestBodyBytes)) {
      return refuseBody(request, response);
    }
    if (isForm(request)) return answerForm(request, response);
    return call(request, response);
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { matched } = await handlerOfNow().handle(request, response, { prefix: '/rpc', context: door.context });
    if (!matched) response.writeHead(404).end();
  }

  async function answerForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await uploads.receive();
    try {
      const body = await receiveForm(request, received);
      // A body that somebody took apart already is taken by the handler as it is.
      await call(Object.assign(request, { body }), response);
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (code === 'INTERNAL') throw thrown;
      if (code !== 'CANCELLED') answerError(code, response);
    } finally {
      await received.remove();
    }
  }

  async function sendFile(path: string, response: ServerResponse): Promise<void> {
    const file = await readInterfaceFile(options.folder, path);
    if (file) response.writeHead(200, file.headers).end(file.bytes);
    else response.writeHead(404).end();
  }

  async function sendSound(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await answerSound(door.findSound, { path, range: request.headers.range });
    response.writeHead(status, headers);
    // A player that has heard enough goes away in the middle: that is no failure.
    await pipeline(Readable.from(body ?? []), response).catch((error: unknown) => {
      if (!response.destroyed) throw error;
    });
  }

  async function exchangeToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const cookie = session.exchange(await readToken(request));
    if (!cookie) return void response.writeHead(session.isOpen(request.headers.cookie) ? 204 : 401).end();
    response.writeHead(204, { 'set-cookie': cookie }).end();
  }

  await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${portOf(server)}/#token=${session.token}`,
    close: () => stop(server),
  };
}

/** The handler of the router that answers now, made once for each. */
function createHandlers(door: Answering): () => RPCHandler<RpcContext> {
  let last = { router: door.router, handler: new RPCHandler(door.router) };
  return () => {
    const { router } = door;
    if (router !== last.router) last = { router, handler: new RPCHandler(router) };
    return last.handler;
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  // A server that listens on a TCP port has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

/** Refuses requests that a page of another site, or a name pointed at this PC, could have made. */
function isOwnAddress(request: IncomingMessage, server: Server): boolean {
  const own = `127.0.0.1:${portOf(server)}`;
  if (request.headers.host !== own) return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${own}`;
}

async function readToken(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > 1000) return '';
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : '';
  } catch {
    return '';
  }
}
