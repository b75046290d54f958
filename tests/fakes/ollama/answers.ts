import type { ServerResponse } from 'node:http';
import type { ChatResponse, GenerateResponse } from 'ollama';
import type { ChatScript } from '../chat-script.ts';
import { canBindTo } from './grammar.ts';
import type { ModelShelf } from './model-shelf.ts';
import type { OllamaScenario, WireChatRequest, WireGenerateRequest } from './scenario.ts';
import { openLines, pause, Refusal, sendJson, untilClosed, type Wire } from './wire.ts';

/** A line before the last has none of the counts; an answer in words has no pictures. */
type ChatLine = Pick<Wire<ChatResponse>, 'model' | 'created_at' | 'message' | 'done'> & Partial<Wire<ChatResponse>>;
type GenerateLine = Pick<Wire<GenerateResponse>, 'model' | 'created_at' | 'done'> & Partial<Wire<GenerateResponse>>;
type Piece = { content: string; thinking?: string };
type Shape<Line> = { piece(piece: Piece): Line; end(reason: string, promptTokens: number, tokens: number): Line };

/** Ollama's own window when a request names none. */
export const defaultContextTokens = 4_096;
export const charactersPerToken = 4;
const second = 1_000_000_000;
const createdAt = '2026-03-02T14:20:31.123456789Z';

/** `/api/chat`. */
export async function chat(
  scenario: OllamaScenario,
  shelf: ModelShelf,
  request: WireChatRequest,
  response: ServerResponse,
): Promise<void> {
  const base = { model: request.model, created_at: createdAt };
  const silent = { role: 'assistant', content: '' };
  const model = shelf.find(request.model);
  if (request.messages.length === 0) {
    const reason = loadOrUnload(shelf, model, request);
    return sendJson(response, { ...base, message: silent, done: true, done_reason: reason } satisfies ChatLine);
  }
  if (!model.capabilities.includes('completion')) throw new Refusal(400, `"${request.model}" does not support chat`);
  const text = request.messages.map(({ content }) => content).join('\n');
  await answer<ChatLine>(
    { scenario, shelf, request, text, script: scenario.chat?.(request), response },
    {
      piece: ({ content, thinking }) => ({
        ...base,
        message: { role: 'assistant', content, ...(thinking !== undefined && { thinking }) },
        done: false,
      }),
      end: (reason, promptTokens, tokens) => ({ ...base, message: silent, ...ending(reason, promptTokens, tokens) }),
    },
  );
}

/** `/api/generate`; with no prompt it loads the model, or unloads it. */
export async function generate(
  scenario: OllamaScenario,
  shelf: ModelShelf,
  request: WireGenerateRequest,
  response: ServerResponse,
): Promise<void> {
  const base = { model: request.model, created_at: createdAt };
  const model = shelf.find(request.model);
  if (!request.prompt) {
    const reason = loadOrUnload(shelf, model, request);
    return sendJson(response, { ...base, response: '', done: true, done_reason: reason } satisfies GenerateLine);
  }
  if (!model.capabilities.includes('completion')) {
    throw new Refusal(400, `"${request.model}" does not support generate`);
  }
  const asked = { model: request.model, messages: [{ role: 'user', content: request.prompt }] };
  const script = scenario.chat?.(asked);
  await answer<GenerateLine>(
    { scenario, shelf, request, text: request.prompt, script, response },
    {
      piece: ({ content, thinking }) => ({
        ...base,
        response: content,
        ...(thinking !== undefined && { thinking }),
        done: false,
      }),
      end: (reason, promptTokens, tokens) => ({ ...base, response: '', ...ending(reason, promptTokens, tokens) }),
    },
  );
}

type Answering = {
  scenario: OllamaScenario;
  shelf: ModelShelf;
  request: Omit<WireChatRequest, 'messages'>;
  text: string;
  script: ChatScript | undefined;
  response: ServerResponse;
};

async function answer<Line extends object>(asked: Answering, shape: Shape<Line>): Promise<void> {
  const { request, response, script = { pieces: [] } } = asked;
  const promptTokens = prepare(asked);
  if (script.status) throw new Refusal(script.status, script.error ?? `status ${script.status}`);
  const pieces = piecesOf(asked);
  const limit = request.options?.num_predict ?? -1;
  const said = limit >= 0 ? pieces.slice(0, limit) : pieces;
  const reason = said.length < pieces.length ? 'length' : 'stop';
  const end = shape.end(reason, promptTokens, said.length);
  if (request.stream === false) {
    const whole: Piece = { content: said.map(({ content }) => content).join('') };
    return sendJson(response, { ...end, ...shape.piece(whole), done: true });
  }
  await stream({ said, script, end }, shape, response);
}

async function stream<Line extends object>(
  { said, script, end }: { said: Piece[]; script: ChatScript; end: Line },
  shape: Shape<Line>,
  response: ServerResponse,
): Promise<void> {
  const lines = openLines<Line>(response);
  await pause(script.firstDelayMs);
  for (const [index, piece] of said.entries()) {
    await pause(script.delayMs);
    if (!lines.isOpen()) return;
    if (index === script.cutAfter) return lines.cut();
    if (index === script.stallAfter) return untilClosed(response);
    if (index === script.failAfter) {
      lines.write({ error: script.error ?? 'an error was encountered while running the model' });
      return lines.end();
    }
    lines.write(shape.piece(piece));
  }
  lines.write(end);
  lines.end();
}

/** Loads the model and counts the prompt: what does not fit is cut in silence, or refused when asked to. */
function prepare({ shelf, request, text }: Answering): number {
  const model = shelf.find(request.model);
  if (request.think && !model.capabilities.includes('thinking')) {
    throw new Refusal(400, `"${request.model}" does not support thinking`);
  }
  const window = Math.min(request.options?.num_ctx ?? defaultContextTokens, model.contextTokens);
  shelf.load(model, window);
  if (!canBindTo(request.format)) {
    shelf.unload(model);
    const why = 'this may be due to resource limitations or an internal error, check ollama server logs for details';
    throw new Refusal(500, `model runner has unexpectedly stopped, ${why}`);
  }
  if (request.truncate === false && countTokens(text) > window) {
    throw new Refusal(400, 'the input length exceeds the context length');
  }
  return Math.min(countTokens(text), window);
}

/** A model that thinks does so unless it is asked not to. */
function piecesOf({ shelf, request, script }: Answering): Piece[] {
  const thinks = shelf.find(request.model).capabilities.includes('thinking') && request.think !== false;
  const thoughts = thinks ? (script?.thinking ?? []) : [];
  return [
    ...thoughts.map((thinking) => ({ content: '', thinking })),
    ...(script?.pieces ?? []).map((content) => ({ content })),
  ];
}

function loadOrUnload(
  shelf: ModelShelf,
  model: ReturnType<ModelShelf['find']>,
  request: Pick<WireGenerateRequest, 'keep_alive' | 'options'>,
): 'load' | 'unload' {
  if (request.keep_alive === 0) {
    shelf.unload(model);
    return 'unload';
  }
  shelf.load(model, request.options?.num_ctx ?? defaultContextTokens);
  return 'load';
}

function ending(reason: string, promptTokens: number, tokens: number) {
  return {
    done: true,
    done_reason: reason,
    total_duration: 4 * second,
    load_duration: second,
    prompt_eval_count: promptTokens,
    prompt_eval_duration: second,
    eval_count: tokens,
    eval_duration: 2 * second,
  };
}

export function countTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}
