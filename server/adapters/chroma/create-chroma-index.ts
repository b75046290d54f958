import type { Collection, Where } from 'chromadb';
import { z } from 'zod';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { PassageVector, VectorIndex, VectorMatch } from '../../../src-shared/ports/vector-index.ts';
import type { StoreCall } from '../vector-stores/call-store.ts';
import { firstPassagesAbove, inPieces, takeVectors } from '../vector-stores/passage-vectors.ts';
import type { ChromaCollections, HeldCollection } from './chroma-collections.ts';

/** Fewer than Chroma takes at once (5,461), so that what is sent stays within some megabytes. */
const sentAtOnce = 1000;

const metadataSchema = z.object({ source: sourceIdSchema, passage: z.number() });

type ChromaIndexParts = {
  schoolId: string;
  /** The collections of the Chroma that answers now: one that was started anew may have another address. */
  collections: () => Promise<ChromaCollections>;
  call: StoreCall;
};

/** A school's vectors as a collection of Chroma. */
export function createChromaIndex({ schoolId, collections, call }: ChromaIndexParts): VectorIndex {
  /** Does something with the school's collection; what it gives without one is `empty`. */
  const withHeld = <Result>(empty: Result, work: (held: HeldCollection) => Promise<Result>): Promise<Result> =>
    call(async () => {
      const held = await (await collections()).find(schoolId);
      return held === null ? empty : work(held);
    });

  const heldBetween = (after: number, upTo: number) =>
    withHeld<number[]>([], ({ collection }) => passagesOf(collection, between(after, upTo)));
  const hasAbove = (passageId: number) =>
    withHeld(false, async ({ collection }) => (await passagesOf(collection, above(passageId), 1)).length > 0);

  return {
    describe: () =>
      withHeld<{ modelId: string | null; count: number }>(nothing, async ({ collection, identity }) => ({
        modelId: identity.modelId,
        count: await collection.count(),
      })),
    startOver: (identity) => call(async () => (await collections()).startOver(schoolId, identity)),
    clear: () => call(async () => (await collections()).drop(schoolId)),
    upsert: (modelId, vectors) =>
      call(async () => {
        const held = await (await collections()).find(schoolId);
        const taken = takeVectors(held?.identity ?? null, modelId, vectors);
        for (const piece of inPieces(taken, sentAtOnce)) await held?.collection.upsert(toRecords(piece));
      }),
    removeSource: (sourceId) =>
      withHeld(undefined, async ({ collection }) => {
        await collection.delete({ where: { source: sourceId } });
      }),
    removePassages: (passageIds) =>
      withHeld(undefined, async ({ collection }) => {
        for (const piece of inPieces(passageIds, sentAtOnce)) await collection.delete({ ids: piece.map(String) });
      }),
    heldBetween,
    async vectorsAfter(after, limit) {
      const ids = await firstPassagesAbove({ heldBetween, hasAbove }, after, limit);
      return withHeld<PassageVector[]>([], ({ collection }) => readVectors(collection, ids));
    },
    async search({ modelId, vector }, { sourceIds, limit }) {
      if (limit <= 0 || sourceIds?.length === 0) return [];
      return withHeld<VectorMatch[]>([], async ({ collection, identity }) => {
        if (identity.modelId !== modelId || identity.dimensions !== vector.length) return [];
        return nearest(collection, { vector, limit, sourceIds });
      });
    },
    close: async () => undefined,
  };
}

const nothing = { modelId: null, count: 0 };

const above = (passageId: number): Where => ({ passage: { $gt: passageId } });
const between = (after: number, upTo: number): Where => ({ $and: [above(after), { passage: { $lte: upTo } }] });

async function passagesOf(collection: Collection, where: Where, limit?: number): Promise<number[]> {
  const { ids } = await collection.get({ where, limit, include: [] });
  return ids.map(Number).sort((left, right) => left - right);
}

function toRecords(vectors: readonly PassageVector[]) {
  return {
    ids: vectors.map(({ passageId }) => String(passageId)),
    embeddings: vectors.map(({ vector }) => [...vector]),
    metadatas: vectors.map(({ sourceId, passageId }) => ({ source: sourceId, passage: passageId })),
  };
}

async function readVectors(collection: Collection, passageIds: readonly number[]): Promise<PassageVector[]> {
  const read: PassageVector[] = [];
  for (const piece of inPieces(passageIds, sentAtOnce)) {
    const records = await collection.get({ ids: piece.map(String), include: ['embeddings', 'metadatas'] });
    for (const [at, embedding] of records.embeddings.entries()) {
      const { source, passage } = metadataSchema.parse(records.metadatas[at]);
      read.push({ passageId: passage, sourceId: source, vector: Float32Array.from(embedding) });
    }
  }
  return read.sort((left, right) => left.passageId - right.passageId);
}

type Nearness = { vector: Float32Array; limit: number; sourceIds?: readonly SourceId[] };

async function nearest(collection: Collection, { vector, limit, sourceIds }: Nearness): Promise<VectorMatch[]> {
  const found = await collection.query({
    queryEmbeddings: [[...vector]],
    nResults: limit,
    where: sourceIds && { source: { $in: [...sourceIds] } },
    include: ['distances', 'metadatas'],
  });
  return (found.metadatas[0] ?? []).map((metadata, at) => {
    const { source, passage } = metadataSchema.parse(metadata);
    // The distance is one less the cosine; it is there because it was asked for.
    const distance = found.distances[0]?.[at] ?? 1;
    return { passageId: passage, sourceId: source, similarity: 1 - distance };
  });
}
