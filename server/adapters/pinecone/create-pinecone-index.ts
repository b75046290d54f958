import type { Index } from '@pinecone-database/pinecone';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { PassageVector, VectorIndex, VectorMatch } from '../../../src-shared/ports/vector-index.ts';
import type { StoreCall } from '../vector-stores/call-store.ts';
import { firstPassagesAbove, inPieces, takeVectors } from '../vector-stores/passage-vectors.ts';
import { prefixesBetween, toId } from './decimal-prefixes.ts';
import type { HeldNamespace, PassageMetadata, PineconePlaces } from './pinecone-places.ts';

/** Pinecone takes two megabytes and a thousand records at once; a number takes up to fifteen bytes on the way. */
const numbersAtOnce = 120_000;
const recordsAtOnce = 1000;
/** Ids stand in the address of a request, which may not be long. */
const fetchedAtOnce = 100;
const listedTogether = 8;

type PineconeIndexParts = { schoolId: string; places: PineconePlaces; call: StoreCall };

/** A school's vectors as a namespace of Pinecone, which shows what it was sent, and counts it, some seconds later. */
export function createPineconeIndex({ schoolId, places, call }: PineconeIndexParts): VectorIndex {
  /** Does something with each namespace that the school has: one, but for what a stop left. */
  const eachHeld = (work: (held: HeldNamespace) => Promise<unknown>): Promise<void> =>
    call(async () => {
      for (const held of await places.held(schoolId)) await work(held);
    });
  /** Asks the school's namespace; what is given without one is `empty`. */
  const ofFirst = <Result>(empty: Result, work: (held: HeldNamespace) => Promise<Result>): Promise<Result> =>
    call(async () => {
      const [held] = await places.held(schoolId);
      return held ? work(held) : empty;
    });

  return {
    describe: () =>
      ofFirst<{ modelId: string | null; count: number }>({ modelId: null, count: 0 }, async ({ identity, count }) => ({
        modelId: identity.modelId,
        count,
      })),
    startOver: (identity) => call(() => places.startOver(schoolId, identity)),
    clear: () => call(() => places.clear(schoolId)),
    upsert: (modelId, vectors) =>
      call(async () => {
        if (vectors.length === 0) return;
        const identity = { modelId, dimensions: vectors[0]!.vector.length };
        const isHeld = await places.has(schoolId, identity);
        const taken = takeVectors(isHeld ? identity : null, modelId, vectors);
        const namespace = await places.find(schoolId, identity);
        const size = Math.max(1, Math.min(recordsAtOnce, Math.floor(numbersAtOnce / identity.dimensions)));
        for (const piece of inPieces(taken, size)) await namespace?.upsert({ records: piece.map(toRecord) });
      }),
    removeSource: (sourceId) =>
      eachHeld(({ namespace }) => namespace.deleteMany({ filter: { source: { $eq: sourceId } } })),
    removePassages: (passageIds) =>
      eachHeld(async ({ namespace }) => {
        for (const piece of inPieces(passageIds, recordsAtOnce)) await namespace.deleteMany({ ids: piece.map(toId) });
      }),
    heldBetween: (after, upTo) => ofFirst<number[]>([], ({ namespace }) => listBetween(namespace, after, upTo)),
    vectorsAfter: (after, limit) =>
      ofFirst<PassageVector[]>([], async ({ namespace }) => {
        const heldBetween = (low: number, high: number) => listBetween(namespace, low, high);
        const hasAbove = (passageId: number) => hasAnyAbove(namespace, passageId);
        return readVectors(namespace, await firstPassagesAbove({ heldBetween, hasAbove }, after, limit));
      }),
    async search({ modelId, vector }, { sourceIds, limit }) {
      if (limit <= 0 || sourceIds?.length === 0) return [];
      return call(async () => {
        const namespace = await places.find(schoolId, { modelId, dimensions: vector.length });
        return namespace ? nearest(namespace, { vector, limit, sourceIds }) : [];
      });
    },
    close: async () => undefined,
  };
}

type Namespace = Index<PassageMetadata>;

function toRecord({ passageId, sourceId, vector }: PassageVector) {
  return { id: toId(passageId), values: toShortNumbers(vector), metadata: { source: sourceId } };
}

/** Numbers of four bytes as what they are worth, eight digits: written whole, as of eight bytes, they take twice as much. */
function toShortNumbers(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Number(value.toPrecision(8)));
}

async function listBetween(namespace: Namespace, after: number, upTo: number): Promise<number[]> {
  const found: number[] = [];
  for (const prefixes of inPieces(prefixesBetween(after + 1, upTo), listedTogether)) {
    const listed = await Promise.all(prefixes.map((prefix) => listAll(namespace, prefix)));
    found.push(...listed.flat());
  }
  return found;
}

async function listAll(namespace: Namespace, prefix: string): Promise<number[]> {
  const found: number[] = [];
  for (let paginationToken: string | undefined; ; ) {
    const { vectors = [], pagination } = await namespace.listPaginated({ prefix, paginationToken });
    for (const { id } of vectors) if (id !== undefined) found.push(Number(id));
    if (!pagination?.next) return found;
    paginationToken = pagination.next;
  }
}

async function hasAnyAbove(namespace: Namespace, passageId: number): Promise<boolean> {
  for (const prefixes of inPieces(prefixesBetween(passageId + 1, Number.MAX_SAFE_INTEGER), listedTogether)) {
    const listed = await Promise.all(prefixes.map((prefix) => namespace.listPaginated({ prefix, limit: 1 })));
    if (listed.some(({ vectors = [] }) => vectors.length > 0)) return true;
  }
  return false;
}

async function readVectors(namespace: Namespace, passageIds: readonly number[]): Promise<PassageVector[]> {
  const read: PassageVector[] = [];
  for (const piece of inPieces(passageIds, fetchedAtOnce)) {
    const { records } = await namespace.fetch({ ids: piece.map(toId) });
    for (const { id, values = [], metadata } of Object.values(records)) {
      const sourceId = sourceIdSchema.parse(metadata?.source);
      read.push({ passageId: Number(id), sourceId, vector: Float32Array.from(values) });
    }
  }
  return read.sort((left, right) => left.passageId - right.passageId);
}

type Nearness = { vector: Float32Array; limit: number; sourceIds?: readonly SourceId[] };

async function nearest(namespace: Namespace, { vector, limit, sourceIds }: Nearness): Promise<VectorMatch[]> {
  const { matches } = await namespace.query({
    vector: toShortNumbers(vector),
    topK: limit,
    includeMetadata: true,
    ...(sourceIds && { filter: { source: { $in: [...sourceIds] } } }),
  });
  return matches.map(({ id, score = 0, metadata }) => ({
    passageId: Number(id),
    sourceId: sourceIdSchema.parse(metadata?.source),
    similarity: score,
  }));
}
