import type { ChatRequest } from 'ollama';
import { AppError } from '../domain/errors.ts';
import type { LanguageModel, StructuredRequest } from '../ports/language-model.ts';
import { connectToOllama, type OllamaServer } from './ollama-client.ts';
import { readOllamaError } from './ollama-errors.ts';
import { isInstalledAs } from './ollama-names.ts';
import { createStreamingLanguageModel } from './streaming-language-model.ts';

export type OllamaOptions = OllamaServer & {
  model: string;
  /** Set on every request: Ollama's own default of 4,096 cuts the prompt in silence. */
  contextTokens: number;
  /** How long nothing at all may come, the first token included, before the request counts as stalled. */
  stallMs: number;
};

/** A model that a local Ollama runs. */
export function createOllamaLanguageModel({ model, contextTokens, stallMs, ...server }: OllamaOptions): LanguageModel {
  return createStreamingLanguageModel({
    model,
    contextTokens,
    stallMs,

    async isListed(signal) {
      const { models } = await connectToOllama(server, signal).list();
      return models.some(({ name }) => isInstalledAs(name, model));
    },

    async *stream(request, signal) {
      for await (const part of await connectToOllama(server, signal).chat(chatRequest(request))) {
        yield part.message.content;
      }
    },

    readError: (thrown) => asPortError(readOllamaError(thrown, model)),
  });

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
