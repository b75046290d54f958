import { type AbortableAsyncIterator, Ollama, type ProgressResponse } from 'ollama';
import { AppError } from '../domain/errors.ts';

export type OllamaServer = {
  /** Where Ollama listens ("http://127.0.0.1:11434"). */
  url: string;
  /**
   * Reaches it; default the platform's own. Node's gives up when no first byte comes in five minutes, which a slow PC
   * needs to load a model and read a paper: a host that has a more patient one hands it in.
   */
  fetch?: typeof fetch;
};

/** The vendor's client, with the requests that it still words for old servers (`name` for `model`) as published now. */
class OllamaClient extends Ollama {
  pullModel(model: string): Promise<AbortableAsyncIterator<ProgressResponse>> {
    return this.follow('pull', { model });
  }

  /** `files` names each file's blob by its digest. */
  createFromFiles(model: string, files: Record<string, string>): Promise<AbortableAsyncIterator<ProgressResponse>> {
    return this.follow('create', { model, files });
  }

  async deleteModel(model: string): Promise<void> {
    await expectSuccess(await this.reach('delete', { method: 'DELETE', body: JSON.stringify({ model }) }));
  }

  async hasBlob(digest: string): Promise<boolean> {
    const response = await this.reach(`blobs/${digest}`, { method: 'HEAD' });
    if (response.status === 404) return false;
    await expectSuccess(response);
    return true;
  }

  async createBlob(digest: string, content: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    // A body that is a stream must say so (`duplex`); the type of the platform does not know it yet.
    const streamed = { method: 'POST', body: content, duplex: 'half' as const };
    await expectSuccess(await this.reach(`blobs/${digest}`, streamed));
  }

  private reach(endpoint: string, request: RequestInit): Promise<Response> {
    return this.fetch(`${this.config.host}/api/${endpoint}`, request);
  }

  private async follow(endpoint: string, request: object): Promise<AbortableAsyncIterator<ProgressResponse>> {
    // The vendor's method answers with an iterator exactly when `stream` is true.
    return (await this.processStreamableRequest<ProgressResponse>(endpoint, {
      ...request,
      stream: true,
    })) as AbortableAsyncIterator<ProgressResponse>;
  }
}

/** What Ollama refused, with the status and the words that it gave. */
class OllamaRefusal extends Error {
  readonly status_code: number;

  constructor(message: string, status: number) {
    super(message);
    this.status_code = status;
  }
}

async function expectSuccess(response: Response): Promise<void> {
  const text = await response.text();
  if (!response.ok) throw new OllamaRefusal(text, response.status);
}

/** A client whose every request ends with `signal`. Its requests throw `MODEL_SERVER_UNREACHABLE` when nobody answers. */
export function connectToOllama({ url, fetch = globalThis.fetch }: OllamaServer, signal: AbortSignal): OllamaClient {
  return new OllamaClient({
    host: url,
    fetch: async (input, init) => {
      try {
        return await fetch(input, { ...init, signal });
      } catch (cause) {
        signal.throwIfAborted();
        throw new AppError('MODEL_SERVER_UNREACHABLE', {}, { cause });
      }
    },
  });
}
