import {
  ChromaClient,
  ChromaConnectionError,
  ChromaForbiddenError,
  ChromaNotFoundError,
  ChromaRateLimitError,
  ChromaServerError,
  ChromaUnauthorizedError,
  type Collection,
  type EmbeddingFunction,
} from 'chromadb';
import { z } from 'zod';
import type { EmbedderIdentity } from '../../../src-shared/ports/embedder.ts';
import type { StoreTrouble } from '../vector-stores/call-store.ts';

/** A school's collection and the model whose vectors it holds. */
export type HeldCollection = { collection: Collection; identity: EmbedderIdentity };

export type ChromaCollections = ReturnType<typeof createChromaCollections>;

const metadataSchema = z.object({ model: z.string(), dimensions: z.number() });

/** Looked at for each search, where Chroma's own default is 100: what finds nineteen of twenty of the truly nearest. */
const lookedAt = 400;

/** Vectors come made: Chroma is to make none. */
const noEmbedding: EmbeddingFunction = {
  name: 'none',
  generate: () => Promise.reject(new Error('Vectors come made')),
};

/** The collections of a Chroma, one for each school. */
export function createChromaCollections(url: string) {
  const { hostname, port, protocol } = new URL(url);
  const ssl = protocol === 'https:';
  const client = new ChromaClient({ host: hostname, port: Number(port) || (ssl ? 443 : 80), ssl, ...defaultPlace });
  const nameOf = (schoolId: string) => `school-${schoolId}`;

  async function drop(schoolId: string): Promise<void> {
    await unlessMissing(client.deleteCollection({ name: nameOf(schoolId) }));
  }

  return {
    async find(schoolId: string): Promise<HeldCollection | null> {
      const query = { name: nameOf(schoolId), embeddingFunction: noEmbedding };
      const collection = await unlessMissing(client.getCollection(query));
      if (collection === null) return null;
      const { model, dimensions } = metadataSchema.parse(collection.metadata);
      return { collection, identity: { modelId: model, dimensions } };
    },
    drop,
    async startOver(schoolId: string, { modelId, dimensions }: EmbedderIdentity): Promise<void> {
      await drop(schoolId);
      await client.createCollection({
        name: nameOf(schoolId),
        embeddingFunction: null,
        metadata: { model: modelId, dimensions },
        configuration: { hnsw: { space: 'cosine', ef_search: lookedAt } },
      });
    },
    heartbeat: () => client.heartbeat(),
  };
}

/** Where a Chroma without accounts keeps what it is given. */
const defaultPlace = { tenant: 'default_tenant', database: 'default_database' };

/** What an error of Chroma's client says. */
export function troubleOfChroma(error: unknown): StoreTrouble {
  if (error instanceof ChromaConnectionError || error instanceof ChromaRateLimitError) return 'away';
  // Before it: 502 to 504. Chroma tells of its own errors by the same class, with their words.
  if (error instanceof ChromaServerError && /^50[234]:/.test(error.message)) return 'away';
  if (error instanceof ChromaUnauthorizedError || error instanceof ChromaForbiddenError) return 'refused';
  return null;
}

async function unlessMissing<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ChromaNotFoundError) return null;
    throw error;
  }
}
