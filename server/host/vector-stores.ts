import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../src-shared/domain/errors.ts';
import { createChromaStore } from '../adapters/chroma/create-chroma-store.ts';
import { createEmbeddedChroma } from '../adapters/chroma/embedded-chroma.ts';
import { createPineconeStore } from '../adapters/pinecone/create-pinecone-store.ts';
import type { VectorStore } from '../adapters/vector-stores/vector-store.ts';
import { createWeaviateStore } from '../adapters/weaviate/create-weaviate-store.ts';
import type { VectorConfiguration, VectorStoreName } from './vector-configuration.ts';

/** The stores of vectors that a server knows. None is spoken to, or started, before it is used. */
export type VectorStores = {
  /** The one that the schools' vectors are in. */
  used: VectorStore;
  /** Throws `VECTORS_UNSET` where the configuration does not say how it is reached. */
  open(name: VectorStoreName): VectorStore;
  /** Whether the one in use answers within some seconds; null before it was used. */
  isReady(): Promise<boolean | null>;
  close(): Promise<void>;
};

type VectorStoresOptions = VectorConfiguration & {
  folder: string;
  /** Told each time that a Chroma of our own ended by itself. */
  onChromaEnd: (how: { code: number | null; signal: string | null }) => void;
};

const patienceMs = 3_000;

/** The stores that a configuration speaks of. */
export function createVectorStores(options: VectorStoresOptions): VectorStores {
  const { store, chromaUrl, pinecone, weaviate, folder, onChromaEnd } = options;
  const opened = new Map<VectorStoreName, VectorStore>();
  const make: Record<VectorStoreName, () => VectorStore> = {
    chroma: () =>
      createChromaStore(
        chromaUrl === null ? createEmbeddedChroma({ folder, onEnd: onChromaEnd }) : standingChroma(chromaUrl),
      ),
    pinecone: () => createPineconeStore(pinecone ?? unset('PINECONE_API_KEY')),
    weaviate: () => createWeaviateStore(weaviate ?? unset('WEAVIATE_URL')),
  };

  function open(name: VectorStoreName): VectorStore {
    const known = opened.get(name) ?? make[name]();
    opened.set(name, known);
    return known;
  }

  return {
    get used() {
      return open(store);
    },
    open,
    async isReady() {
      const used = opened.get(store);
      return used ? Promise.race([used.isReady(), wait(patienceMs, false, { ref: false })]) : null;
    },
    async close() {
      for (const one of opened.values()) await one.close();
    },
  };
}

function unset(variable: string): never {
  throw new AppError('VECTORS_UNSET', { variable });
}

/** A Chroma that somebody else runs. */
function standingChroma(url: string) {
  return { url: async () => url, stop: async () => undefined };
}
