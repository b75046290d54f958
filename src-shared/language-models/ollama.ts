import { Ollama } from 'ollama';
import { AppError } from '../domain/errors.ts';
import type { LanguageModel, StructuredRequest } from '../ports/language-model.ts';
import { endsInLoop } from './repetition-watchdog.ts';

export type OllamaOptions = {
  /** Where Ollama listens ("http://127.0.0.1:11434"). */
  url: string;
  model: string;
  /** Set on every request: Ollama's own default of 4,096 cuts the prompt in silence. */
  contextTokens: number;
  /** How long nothing at all may come, the first token included, before the request counts as stalled. */
  stallMs: number;
};

/** How many characters come between two looks for a loop. */
const lookEvery = 64;

/** A model that a local Ollama runs. */
export function createOllamaLanguageModel({ url, model, contextTokens, stallMs }: OllamaOptions): LanguageModel {
  return {
    name: model,
    contextTokens,

    async isAvailable() {
      try {
        const { models } = await new Ollama({ host: url }).list();
        return models.some((installed) => installed.name === model || installed.name === `${model}:latest`);
      } catch {
        // Nobody answers there, which is an ordinary state of a PC.
        return false;
      }
    },

    async generate(request, { signal }) {
      // A stopped request closes its connection, which makes Ollama stop computing. `stall` is restarted at each token.
      const stall = createStallSignal(stallMs);
      const done = new AbortController();
      const joined = AbortSignal.any([signal, stall.signal, done.signal]);
      const client = new Ollama({ host: url, fetch: (input, init) => fetch(input, { ...init, signal: joined }) });
      try {
        return parseAnswer(await collect(client, request, stall.restart));
      } catch (thrown) {
        signal.throwIfAborted();
        throw asModelError(thrown);
      } finally {
        stall.stop();
        done.abort();
      }
    },
  };

  async function collect(client: Ollama, request: StructuredRequest, onToken: () => void): Promise<string> {
    const stream = await client.chat({
      model,
      stream: true,
      format: request.schema,
      messages: [
        { role: 'system', content: request.system },
        { role: 'user', content: request.prompt },
      ],
      options: { num_ctx: contextTokens, num_predict: request.maximumTokens, temperature: 0, seed: 1 },
    });
    let text = '';
    let lookedAt = 0;
    for await (const part of stream) {
      onToken();
      text += part.message.content;
      if (text.length - lookedAt < lookEvery) continue;
      lookedAt = text.length;
      if (endsInLoop(text)) throw new AppError('MODEL_FAILED');
    }
    return text;
  }
}

function createStallSignal(stallMs: number) {
  const controller = new AbortController();
  const abort = () => controller.abort(new AppError('MODEL_FAILED'));
  let timer = setTimeout(abort, stallMs);
  return {
    signal: controller.signal,
    restart() {
      clearTimeout(timer);
      timer = setTimeout(abort, stallMs);
    },
    stop: () => clearTimeout(timer),
  };
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('MODEL_FAILED', {}, { cause });
  }
}

/** Nobody listening is one thing, a model that answers badly another. */
function asModelError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const isUnreachable =
    thrown instanceof TypeError || (thrown instanceof Error && 'status_code' in thrown && thrown.status_code === 404);
  return new AppError(isUnreachable ? 'MODEL_UNAVAILABLE' : 'MODEL_FAILED', {}, { cause: thrown });
}
