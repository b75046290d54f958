import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmbedRequest, VersionResponse } from 'ollama';
import { chat, generate } from './ollama/answers.ts';
import { createModelShelf } from './ollama/model-shelf.ts';
import type { OllamaScenario, WireChatRequest, WireGenerateRequest } from './ollama/scenario.ts';
import { createModel, createPuller, keepBlob } from './ollama/transfers.ts';
import { embed } from './ollama/vectors.ts';
import { Refusal, readBody, sendJson } from './ollama/wire.ts';
import { recordExchange } from './record-exchanges.ts';
import { startServer } from './start-server.ts';

/**
 * An Ollama with no weights: its published API, in the words and with the statuses of a real one, behaving as
 * `scenario` says. `npm run measure -- ollama-schema` checks what it says, and what it is asked, against the vendor's
 * description.
 */
export async function startFakeOllama(scenario: OllamaScenario = {}) {
  const shelf = createModelShelf(scenario);
  const pull = createPuller(scenario, shelf);
  /** Chats, in the order in which they came. */
  const requests: WireChatRequest[] = [];
  let aborted = 0;

  const server = await startServer(async (request, response) => {
    const body = await readBody(request);
    const { pathname } = new URL(request.url ?? '/', 'http://fake');
    const isBlob = pathname.startsWith('/api/blobs/');
    const method = request.method ?? 'GET';
    recordExchange(response, { vendor: 'ollama', method, path: pathname, request: isBlob ? null : body.toString() });
    response.once('close', () => {
      if (!response.writableFinished) aborted++;
    });
    try {
      if (isBlob) answerBlob(request, pathname.slice('/api/blobs/'.length), body, response);
      else await route(`${method} ${pathname}`, parse(body), response);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      sendJson(response, { error: thrown.message }, thrown.status);
    }
  });

  function answerBlob(request: IncomingMessage, digest: string, body: Buffer, response: ServerResponse): void {
    const isKnown = shelf.blobs.has(digest);
    if (request.method === 'HEAD') return void response.writeHead(isKnown ? 200 : 404).end();
    if (!isKnown) keepBlob(scenario, shelf, digest, body);
    response.writeHead(isKnown ? 200 : 201).end();
  }

  // Bodies are what our own adapters send: a measurement checks them, and here their types are taken on trust.
  async function route(endpoint: string, body: unknown, response: ServerResponse): Promise<void> {
    const named = body as { model: string };
    switch (endpoint) {
      case 'GET /api/version':
        return sendJson(response, { version: '0.17.4' } satisfies VersionResponse);
      case 'GET /api/tags':
        return sendJson(response, shelf.tags());
      case 'GET /api/ps':
        return sendJson(response, shelf.running());
      case 'POST /api/show':
        return sendJson(response, shelf.show(named.model));
      case 'POST /api/chat':
        requests.push(body as WireChatRequest);
        return chat(scenario, shelf, body as WireChatRequest, response);
      case 'POST /api/generate':
        return generate(scenario, shelf, body as WireGenerateRequest, response);
      case 'POST /api/embed':
        return embed(scenario, shelf, body as EmbedRequest, response);
      case 'POST /api/pull':
        return pull(named.model, response);
      case 'POST /api/create':
        return createModel(named, shelf, response);
      case 'POST /api/copy': {
        const { source, destination } = body as { source: string; destination: string };
        shelf.rename(source, destination);
        return void response.end();
      }
      case 'DELETE /api/delete':
        shelf.remove(named.model);
        return void response.end();
      default:
        response.statusCode = 404;
        response.setHeader('content-type', 'text/plain').end('404 page not found');
    }
  }

  return {
    url: server.url,
    requests,
    /** Blobs handed over, by digest. */
    blobs: shelf.blobs,
    abortedRequests: () => aborted,
    close: server.close,
  };
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch (thrown) {
    throw new Refusal(400, thrown instanceof Error ? thrown.message : 'invalid');
  }
}
