import { createStoreCall } from '../vector-stores/call-store.ts';
import type { VectorStore } from '../vector-stores/vector-store.ts';
import { createPineconeIndex } from './create-pinecone-index.ts';
import { createPineconePlaces, type PineconeAccount, troubleOfPinecone } from './pinecone-places.ts';

/** Vectors in an account of Pinecone. */
export function createPineconeStore(account: PineconeAccount): VectorStore {
  const places = createPineconePlaces(account);
  const call = createStoreCall('Pinecone', troubleOfPinecone);
  return {
    name: 'Pinecone',
    of: (schoolId) => createPineconeIndex({ schoolId, places, call }),
    isReady: () =>
      places.greet().then(
        () => true,
        () => false,
      ),
    close: async () => undefined,
  };
}
