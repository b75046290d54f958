import OpenAI, { APIConnectionError, APIError } from 'openai';
import { AppError } from '../domain/errors.ts';
import type { LanguageModel, StructuredRequest } from '../ports/language-model.ts';
import { askIfThere } from './ask-if-there.ts';
import { createStreamingLanguageModel } from './streaming-language-model.ts';

export type OpenAiCompatibleOptions = {
  /** Where the server listens, with no path ("http://127.0.0.1:8080" of llama.cpp, "http://127.0.0.1:1234" of LM Studio). */
  url: string;
  /** As the server lists it. */
  model: string;
  /** The window that the server was started with: this protocol has no way to ask for one. */
  contextTokens: number;
  /** How long nothing at all may come, the first token included, before the request counts as stalled. */
  stallMs: number;
  /** A more patient way to reach it than the platform's own, where the host has one. */
  fetch?: typeof fetch;
};

/** Between two looks at a server that is still loading its model. */
const loadingPauseMs = 500;
/** The longest that a timer counts; the stall watch ends a request long before. */
const noTimeoutMs = 2 ** 31 - 1;

/** A model that a local server runs behind OpenAI's protocol: llama.cpp, LM Studio. */
export function createOpenAiCompatibleLanguageModel(options: OpenAiCompatibleOptions): LanguageModel {
  const { model, contextTokens, stallMs } = options;
  const client = connect(options);

  return createStreamingLanguageModel({
    model,
    contextTokens,
    stallMs,

    async isListed(signal) {
      const { data } = await client.models.list({ signal });
      return data.some(({ id }) => id === model);
    },

    async *stream(request, signal) {
      let hasEnded = false;
      for await (const { choices } of await begin(request, signal)) {
        hasEnded ||= Boolean(choices[0]?.finish_reason);
        yield choices[0]?.delta.content ?? '';
      }
      // A connection that closes politely in the middle looks like an end.
      if (!hasEnded) throw new AppError('MODEL_FAILED');
    },

    readError: asPortError,
  });

  /** A server that has just been started answers that it is loading its model: that is waited for. */
  async function begin(request: StructuredRequest, signal: AbortSignal) {
    for (;;) {
      try {
        return await client.chat.completions.create(completionRequest(request), { signal });
      } catch (thrown) {
        if (!isLoading(thrown)) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, loadingPauseMs));
        signal.throwIfAborted();
      }
    }
  }

  function completionRequest(request: StructuredRequest) {
    return {
      model,
      stream: true as const,
      messages: [
        { role: 'system' as const, content: request.system },
        { role: 'user' as const, content: request.prompt },
      ],
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'answer', strict: true, schema: request.schema },
      },
      // The local servers know it by its old name.
      max_tokens: request.maximumTokens,
      temperature: 0,
      seed: 1,
      // llama.cpp's own: a model that thinks first would spend on it the tokens that its answer needs.
      ...{ chat_template_kwargs: { enable_thinking: false } },
    };
  }
}

/** The names of what such a server runs; null when nobody answers. Never throws. */
export async function listCompatibleModels(
  server: Pick<OpenAiCompatibleOptions, 'url' | 'fetch'>,
  signal: AbortSignal,
): Promise<string[] | null> {
  const listed = await askIfThere((soon) => connect(server).models.list({ signal: soon }), signal);
  return listed?.data.map(({ id }) => id) ?? null;
}

function connect({ url, fetch }: Pick<OpenAiCompatibleOptions, 'url' | 'fetch'>): OpenAI {
  return new OpenAI({
    baseURL: `${url}/v1`,
    // A local server asks for none, and the client wants one.
    apiKey: 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: noTimeoutMs,
    logLevel: 'off',
    ...(fetch && { fetch }),
  });
}

function isLoading(thrown: unknown): boolean {
  return thrown instanceof APIError && thrown.status === 503 && /loading model/i.test(thrown.message);
}

/** Nobody listening, or no such model, is one thing; a model that answers badly another. */
function asPortError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const isAbsent = thrown instanceof APIConnectionError || (thrown instanceof APIError && thrown.status === 404);
  return new AppError(isAbsent ? 'MODEL_UNAVAILABLE' : 'MODEL_FAILED', {}, { cause: thrown });
}
