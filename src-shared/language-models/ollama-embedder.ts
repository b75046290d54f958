import { AppError } from '../domain/errors.ts';
import type { Embedder, EmbedderIdentity, EmbeddingPurpose } from '../ports/embedder.ts';
import { askIfThere } from './ask-if-there.ts';
import { embeddingPrefixes } from './embedding-prefixes.ts';
import { connectToOllama, type OllamaServer } from './ollama-client.ts';
import { isTooLong, readOllamaError } from './ollama-errors.ts';
import { isInstalledAs } from './ollama-names.ts';
import { architectureNumber, descriptionSchema, embeddingsSchema, tagsSchema } from './ollama-responses.ts';
import { whileAlive } from './stall-watch.ts';
import { meanDirection, unitVector } from './vectors.ts';

export type OllamaEmbedderOptions = OllamaServer & {
  model: string;
  /** How long one batch may take. */
  stallMs: number;
};

type Vector = Float32Array<ArrayBuffer>;

/** Small enough for a slow PC to finish one before it looks stuck, large enough that the trips do not count. */
const batchSize = 16;
/** A text this short that does not fit is not too long: something else is wrong. */
const shortestPart = 64;

/** A model of meanings that a local Ollama runs. */
export function createOllamaEmbedder({ model, stallMs, ...server }: OllamaEmbedderOptions): Embedder {
  const prefixes = embeddingPrefixes(model);

  return {
    name: model,

    async identify({ signal }) {
      return told(signal, () => whileAlive({ signal, stallMs }, identify));
    },

    async embed(texts, { purpose, signal }) {
      return told(signal, async () => {
        const vectors: Vector[] = [];
        for (let start = 0; start < texts.length; start += batchSize) {
          vectors.push(...(await embedBatch(texts.slice(start, start + batchSize), purpose, signal)));
        }
        return vectors;
      });
    },

    async isAvailable() {
      return (await askIfThere(async (signal) => (await findInstalled(signal)) !== undefined)) ?? false;
    },
  };

  async function findInstalled(signal: AbortSignal) {
    const { models } = tagsSchema.parse(await connectToOllama(server, signal).list());
    return models.find(({ name }) => isInstalledAs(name, model));
  }

  async function identify(signal: AbortSignal): Promise<EmbedderIdentity> {
    const installed = await findInstalled(signal);
    if (!installed) throw new AppError('MODEL_NOT_FOUND', { name: model });
    const { model_info } = descriptionSchema.parse(await connectToOllama(server, signal).show({ model }));
    const dimensions =
      architectureNumber(model_info, 'embedding_length') ?? (await request(['a'], signal)).at(0)?.length ?? 0;
    // The prefixes are part of what a vector means: with others, the same model gives other vectors.
    const prefixMark = prefixes.query || prefixes.document ? `+${prefixes.query}|${prefixes.document}` : '';
    return { modelId: `${installed.name}@${installed.digest}${prefixMark}`, dimensions };
  }

  async function embedBatch(texts: readonly string[], purpose: EmbeddingPurpose, signal: AbortSignal) {
    const prefixed = texts.map((text) => prefixes[purpose] + text);
    try {
      return await whileAlive({ signal, stallMs }, (ending) => request(prefixed, ending));
    } catch (thrown) {
      if (!isTooLong(thrown)) throw thrown;
      const vectors: Vector[] = [];
      for (const text of texts) vectors.push(await embedInParts(text, purpose, signal));
      return vectors;
    }
  }

  /** The vector of one text; of a text that does not fit, the mean direction of its halves'. */
  async function embedInParts(text: string, purpose: EmbeddingPurpose, signal: AbortSignal): Promise<Vector> {
    try {
      const [vector] = await whileAlive({ signal, stallMs }, (ending) => request([prefixes[purpose] + text], ending));
      if (!vector) throw new AppError('MODEL_FAILED');
      return vector;
    } catch (thrown) {
      if (!isTooLong(thrown) || text.length < shortestPart) throw thrown;
      const middle = nearestSpace(text);
      const first = await embedInParts(text.slice(0, middle), purpose, signal);
      const second = await embedInParts(text.slice(middle), purpose, signal);
      return meanDirection([first, second]);
    }
  }

  async function request(input: string[], signal: AbortSignal): Promise<Vector[]> {
    const answer = await connectToOllama(server, signal).embed({ model, input, truncate: false });
    const { embeddings } = embeddingsSchema.parse(answer);
    if (embeddings.length !== input.length) throw new AppError('MODEL_FAILED');
    return embeddings.map(unitVector);
  }

  async function told<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (thrown) {
      signal.throwIfAborted();
      throw readOllamaError(thrown, model);
    }
  }
}

/** Where a text is cut in two: at the space nearest to its middle, so that no word is split that need not be. */
function nearestSpace(text: string): number {
  const middle = Math.floor(text.length / 2);
  const space = text.indexOf(' ', middle);
  return space < 0 || space > text.length * 0.75 ? middle : space;
}
