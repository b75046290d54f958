import type { ServerResponse } from 'node:http';
import type { OpenAI } from 'openai';
import type { ChatScript } from './chat-script.ts';
import { pause, readBody, sendJson, untilClosed } from './ollama/wire.ts';
import { recordExchange } from './record-exchanges.ts';
import { startServer } from './start-server.ts';

type CompletionRequest = OpenAI.Chat.ChatCompletionCreateParams;
type Chunk = OpenAI.Chat.ChatCompletionChunk;
type Choice = Chunk['choices'][number];
type Delta = Choice['delta'] & { reasoning_content?: string };

export type OpenAiScenario = {
  models?: string[];
  chat?: (request: CompletionRequest) => ChatScript;
  /** How many requests find the model still loading, as llama.cpp's server says it. */
  loadingRequests?: number;
};

const created = 1_772_461_231;
const ids = { id: 'chatcmpl-fake', created };

/** A local server that speaks OpenAI's protocol with no weights behind: `/v1/models` and `/v1/chat/completions`. */
export async function startFakeOpenAiServer(scenario: OpenAiScenario = {}) {
  const requests: CompletionRequest[] = [];
  let loading = scenario.loadingRequests ?? 0;
  let aborted = 0;

  const server = await startServer(async (request, response) => {
    const body = (await readBody(request)).toString();
    const path = (request.url ?? '/').replace(/^\/v1/, '');
    recordExchange(response, { vendor: 'openai', method: request.method ?? 'GET', path, request: body });
    response.once('close', () => {
      if (!response.writableFinished) aborted++;
    });
    if (path === '/models') return sendJson(response, listModels(scenario.models ?? ['prueba:1b']));
    if (path !== '/chat/completions') return refuse(response, 404, 'File Not Found', 'not_found_error');
    // A measurement checks what our adapter sends; here its type is taken on trust.
    const asked = JSON.parse(body) as CompletionRequest;
    requests.push(asked);
    if (loading-- > 0) return refuse(response, 503, 'Loading model', 'unavailable_error');
    await complete(asked, scenario.chat?.(asked) ?? { pieces: [] }, response);
  });

  return { url: server.url, requests, abortedRequests: () => aborted, close: server.close };
}

function listModels(models: string[]) {
  return {
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created, owned_by: 'llamacpp' }) satisfies OpenAI.Model),
  };
}

async function complete(request: CompletionRequest, script: ChatScript, response: ServerResponse): Promise<void> {
  if (script.status) return refuse(response, script.status, script.error ?? `status ${script.status}`, 'server_error');
  const deltas: Delta[] = [
    ...(script.thinking ?? []).map((reasoning_content) => ({ reasoning_content })),
    ...script.pieces.map((content) => ({ content })),
  ];
  const limit = request.max_tokens ?? deltas.length;
  const said = deltas.slice(0, limit);
  await pause(script.firstDelayMs);
  const send = (event: object | '[DONE]') => {
    if (!response.headersSent) response.setHeader('content-type', 'text/event-stream');
    response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
  };
  for (const [index, delta] of said.entries()) {
    await pause(script.delayMs);
    if (response.destroyed) return;
    if (index === script.cutAfter) return void response.write('', () => response.destroy());
    if (index === script.stallAfter) return untilClosed(response);
    if (index === script.failAfter) {
      send({ error: { code: 500, message: script.error ?? 'failed', type: 'server_error' } });
      return void response.end();
    }
    send(chunk(request.model, delta, null));
  }
  send(chunk(request.model, {}, said.length < deltas.length ? 'length' : 'stop'));
  send('[DONE]');
  response.end();
}

function chunk(model: string, delta: Delta, finish_reason: Choice['finish_reason']): Chunk {
  return { ...ids, object: 'chat.completion.chunk', model, choices: [{ index: 0, delta, finish_reason }] };
}

/** llama.cpp puts the status where OpenAI puts a word. */
function refuse(response: ServerResponse, status: number, message: string, type: string): void {
  sendJson(response, { error: { code: status, message, type } }, status);
}
