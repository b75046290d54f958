import type { ErrorCode } from '../domain/error-catalogue.ts';
import type { ModelStore, ModelTransfer } from '../ports/model-store.ts';
import { askIfThere } from './ask-if-there.ts';
import { importModelFile } from './import-model-file.ts';
import { connectToOllama, type OllamaServer } from './ollama-client.ts';
import { readOllamaError } from './ollama-errors.ts';
import { progressSchema } from './ollama-responses.ts';
import { describeModel, readInstalled, readRunning, readSpeed } from './read-ollama-models.ts';
import { whileAlive } from './stall-watch.ts';
import { createTransferProgress } from './transfer-progress.ts';

export type OllamaModelStoreOptions = OllamaServer & {
  /** How long nothing may come: checking the sum of a large model on a slow disk says nothing for minutes. */
  stallMs: number;
};

type Client = ReturnType<typeof connectToOllama>;
type Request = { name: string; signal: AbortSignal; otherwise?: ErrorCode };
type Transfer = Request & { report: ((transfer: ModelTransfer) => void) | undefined };

/** The models that a local Ollama keeps. */
export function createOllamaModelStore({ stallMs, ...server }: OllamaModelStoreOptions): ModelStore {
  return {
    async version({ signal }) {
      const answer = await askIfThere((soon) => connectToOllama(server, soon).version(), signal);
      return answer?.version ?? null;
    },
    list: ({ signal }) => ask({ name: '', signal }, async (client) => readInstalled(await client.list())),
    running: ({ signal }) => ask({ name: '', signal }, async (client) => readRunning(await client.ps())),
    describe: (name, { signal }) =>
      ask({ name, signal }, async (client) => describeModel(await client.show({ model: name }))),
    pull: (name, { signal, report }) =>
      follow({ name, signal, report, otherwise: 'MODEL_DOWNLOAD_FAILED' }, (client) => client.pullModel(name)),
    importFile: ({ name, file }, { signal, report }) =>
      follow({ name: file.name, signal, report, otherwise: 'MODEL_FILE_INVALID' }, (client, beat) =>
        importModelFile({ client, name, file, signal, onProgress: beat }),
      ),
    remove: (name, { signal }) => ask({ name, signal }, (client) => client.deleteModel(name)),
    async load(name, { signal, contextTokens }) {
      await ask({ name, signal }, (client) =>
        client.generate({ model: name, prompt: '', options: { num_ctx: contextTokens } }),
      );
    },
    async unload(name, { signal }) {
      await ask({ name, signal }, (client) => client.generate({ model: name, prompt: '', keep_alive: 0 }));
    },
    measureSpeed: (name, { signal, prompt, maximumTokens }) =>
      ask({ name, signal }, async (client) => {
        const options = { num_predict: maximumTokens, temperature: 0, seed: 1 };
        return readSpeed(await client.generate({ model: name, prompt, think: false, options }));
      }),
  };

  async function ask<Result>(request: Request, work: (client: Client, beat: () => void) => Promise<Result>) {
    try {
      return await whileAlive({ signal: request.signal, stallMs }, (signal, beat) =>
        work(connectToOllama(server, signal), beat),
      );
    } catch (thrown) {
      request.signal.throwIfAborted();
      throw readOllamaError(thrown, request.name, request.otherwise);
    }
  }

  /** Follows a transfer to its end, line by line. */
  async function follow(
    { report, ...request }: Transfer,
    start: (client: Client, onProgress: (transfer: ModelTransfer) => void) => Promise<AsyncIterable<unknown>>,
  ): Promise<void> {
    await ask(request, async (client, beat) => {
      let told: ModelTransfer = { phase: 'preparing', doneBytes: 0, totalBytes: undefined };
      const tell = (transfer: ModelTransfer) => {
        beat();
        // The last steps of an import count nothing: what was counted stays.
        told = transfer.totalBytes === undefined ? { ...told, phase: transfer.phase } : transfer;
        report?.(told);
      };
      const progress = createTransferProgress();
      for await (const line of await start(client, tell)) tell(progress.add(progressSchema.parse(line)));
    });
  }
}
