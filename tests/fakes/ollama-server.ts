import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake says to one chat request. */
export type ChatScript = {
  /** The pieces of the answer, in order. */
  pieces: readonly string[];
  /** Milliseconds before each piece. */
  delayMs?: number;
  /** Answers with this status instead. */
  status?: number;
  /** Closes the connection after this many pieces. */
  cutAfter?: number;
};

export type ChatRequest = {
  model: string;
  stream: boolean;
  format: Record<string, unknown>;
  messages: { role: string; content: string }[];
  options: { num_ctx: number; num_predict: number; temperature: number };
};

/**
 * An Ollama with no weights: the shapes of `/api/chat` (streamed as lines of JSON), `/api/tags` and `/api/version` of
 * Ollama's published API, with answers from a script.
 */
export async function startFakeOllama(answer: (request: ChatRequest) => ChatScript, models: string[] = ['prueba:1b']) {
  const requests: ChatRequest[] = [];
  let aborted = 0;
  const server = createServer((request, response) => {
    void respond(request, response).catch(() => response.destroy());
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/api/version') return void response.end(JSON.stringify({ version: '0.0.0' }));
    if (request.url === '/api/tags') {
      const listed = models.map((name) => ({
        name,
        model: name,
        size: 1,
        digest: '0',
        modified_at: '2026-01-01T00:00:00Z',
        details: {},
      }));
      return void response.end(JSON.stringify({ models: listed }));
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const chat = JSON.parse(Buffer.concat(chunks).toString()) as ChatRequest;
    requests.push(chat);
    await stream(chat, answer(chat), response);
  }

  async function stream(chat: ChatRequest, script: ChatScript, response: ServerResponse): Promise<void> {
    if (script.status)
      return void response.writeHead(script.status).end(JSON.stringify({ error: `status ${script.status}` }));
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.flushHeaders();
    let isOpen = true;
    response.on('close', () => {
      if (!response.writableFinished) aborted++;
      isOpen = false;
    });
    for (const [index, content] of script.pieces.entries()) {
      if (script.delayMs) await new Promise((resolve) => setTimeout(resolve, script.delayMs));
      if (!isOpen) return;
      if (index === script.cutAfter) return void response.destroy();
      const message = { role: 'assistant', content };
      response.write(
        `${JSON.stringify({ model: chat.model, created_at: '2026-01-01T00:00:00Z', message, done: false })}\n`,
      );
    }
    const end = {
      model: chat.model,
      created_at: '2026-01-01T00:00:00Z',
      message: { role: 'assistant', content: '' },
      done: true,
      done_reason: 'stop',
    };
    response.end(`${JSON.stringify(end)}\n`);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    abortedRequests: () => aborted,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
