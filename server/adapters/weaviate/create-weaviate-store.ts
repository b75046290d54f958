import { createStoreCall } from '../vector-stores/call-store.ts';
import type { VectorStore } from '../vector-stores/vector-store.ts';
import { createWeaviateIndex } from './create-weaviate-index.ts';
import { createWeaviatePlaces, troubleOfWeaviate, type WeaviateServer } from './weaviate-places.ts';

/** Vectors in a Weaviate, the district's own or a hosted one. */
export function createWeaviateStore(server: WeaviateServer): VectorStore {
  const places = createWeaviatePlaces(server);
  const call = createStoreCall('Weaviate', troubleOfWeaviate);
  return {
    name: 'Weaviate',
    of: (schoolId) => createWeaviateIndex({ schoolId, places, call }),
    isReady: () => places.isReady().catch(() => false),
    close: () => places.close(),
  };
}
