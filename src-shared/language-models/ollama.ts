import type { ChatRequest } from 'ollama';
import { AppError } from '../domain/errors.ts';
import type { LanguageModel, StructuredRequest } from '../ports/language-model.ts';
import { collectAnswer } from './collect-answer.ts';
import { connectToOllama, type OllamaServer } from './ollama-client.ts';
import { readOllamaError } from './ollama-errors.ts';
import { isInstalledAs } from './ollama-names.ts';
import { whileAlive } from './stall-watch.ts';

export type OllamaOptions = OllamaServer & {
  model: string;
  /** Set on every request: Ollama's own default of 4,096 cuts the prompt in silence. */
  contextTokens: number;
  /** How long nothing at all may come, the first token included, before the request counts as stalled. */
  stallMs: number;
};

/** Listing models takes milliseconds: who says nothing for so long is not there. */
const answersWithinMs = 10_000;

/** A model that a local Ollama runs. */
export function createOllamaLanguageModel({ model, contextTokens, stallMs, ...server }: OllamaOptions): LanguageModel {
  return {
    name: model,
    contextTokens,

    async isAvailable() {
      try {
        const { models } = await connectToOllama(server, AbortSignal.timeout(answersWithinMs)).list();
        return models.some(({ name }) => isInstalledAs(name, model));
      } catch {
        // Nobody answers there, which is an ordinary state of a PC.
        return false;
      }
    },

    async generate(request, { signal, onText }) {
      try {
        return await whileAlive({ signal, stallMs }, (ending, beat) =>
          collectAnswer(answer(request, ending, beat), onText),
        );
      } catch (thrown) {
        signal.throwIfAborted();
        throw asPortError(readOllamaError(thrown, model));
      }
    },
  };

  async function* answer(request: StructuredRequest, signal: AbortSignal, beat: () => void): AsyncGenerator<string> {
    for await (const part of await connectToOllama(server, signal).chat(chatRequest(request))) {
      beat();
      yield part.message.content;
    }
  }

  function chatRequest(request: StructuredRequest) {
    return {
      model,
      stream: true as const,
      format: request.schema,
      // A model that thinks first would spend on it the tokens that its answer needs.
      think: false,
      messages: [
        { role: 'system', content: request.system },
        { role: 'user', content: request.prompt },
      ],
      options: { num_ctx: contextTokens, num_predict: request.maximumTokens, temperature: 0, seed: 1 },
      // What does not fit is an error: by default the oldest part is left out and nobody is told.
      ...{ truncate: false, shift: false },
    } satisfies ChatRequest;
  }
}

/** The port knows two ways to fail: no such model here, or one that answers badly. */
function asPortError(error: AppError): AppError {
  const isAbsent = error.code === 'MODEL_SERVER_UNREACHABLE' || error.code === 'MODEL_NOT_FOUND';
  if (error.code === 'MODEL_FAILED') return error;
  return new AppError(isAbsent ? 'MODEL_UNAVAILABLE' : 'MODEL_FAILED', {}, { cause: error });
}
