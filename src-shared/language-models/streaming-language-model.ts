import type { AppError } from '../domain/errors.ts';
import type { LanguageModel, StructuredRequest } from '../ports/language-model.ts';
import { askIfThere } from './ask-if-there.ts';
import { collectAnswer } from './collect-answer.ts';
import { whileAlive } from './stall-watch.ts';

/** What a streaming server does its own way; all else is the same for every provider. */
export type StreamingServer = {
  /** As the server lists it. */
  model: string;
  /** Tokens that fit in one request, prompt and answer together. */
  contextTokens: number;
  /** How long nothing at all may come, the first token included, before the request counts as stalled. */
  stallMs: number;
  /** Whether the server lists the model; may throw when nobody answers. */
  isListed(signal: AbortSignal): Promise<boolean>;
  /** The answer as it comes, a piece for each sign of life, an empty one too. */
  stream(request: StructuredRequest, signal: AbortSignal): AsyncIterable<string>;
  /** What was thrown, as the port tells it: `MODEL_UNAVAILABLE` or `MODEL_FAILED`. */
  readError(thrown: unknown): AppError;
};

/** A model whose answers come as a stream: watched for a stall, put together, its errors in the port's codes. */
export function createStreamingLanguageModel(server: StreamingServer): LanguageModel {
  const { model, contextTokens, stallMs } = server;
  return {
    name: model,
    contextTokens,

    async isAvailable() {
      return (await askIfThere((signal) => server.isListed(signal))) ?? false;
    },

    async generate(request, { signal, onText }) {
      try {
        return await whileAlive({ signal, stallMs }, (ending, beat) =>
          collectAnswer(beating(server.stream(request, ending), beat), onText),
        );
      } catch (thrown) {
        signal.throwIfAborted();
        throw server.readError(thrown);
      }
    },
  };
}

async function* beating(pieces: AsyncIterable<string>, beat: () => void): AsyncGenerator<string> {
  for await (const piece of pieces) {
    beat();
    yield piece;
  }
}
