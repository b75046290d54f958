import { createStoreCall } from '../vector-stores/call-store.ts';
import type { VectorStore } from '../vector-stores/vector-store.ts';
import { type ChromaCollections, createChromaCollections, troubleOfChroma } from './chroma-collections.ts';
import { createChromaIndex } from './create-chroma-index.ts';

type Chroma = {
  /** Where it answers now: one that was started anew may have another address. */
  url(): Promise<string>;
  stop(): Promise<void>;
};

/** Vectors in Chroma, a collection for each school. */
export function createChromaStore(chroma: Chroma): VectorStore {
  const call = createStoreCall('Chroma', troubleOfChroma);
  let known: { url: string; collections: ChromaCollections } | null = null;

  async function collections(): Promise<ChromaCollections> {
    const url = await chroma.url();
    if (known?.url !== url) known = { url, collections: createChromaCollections(url) };
    return known.collections;
  }

  return {
    name: 'Chroma',
    of: (schoolId) => createChromaIndex({ schoolId, collections, call }),
    isReady: async () => {
      try {
        await (await collections()).heartbeat();
        return true;
      } catch {
        return false;
      }
    },
    close: () => chroma.stop(),
  };
}
