import { type Collection, Filters, type FilterValue } from 'weaviate-client';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import type { PassageVector, VectorIndex, VectorMatch } from '../../../src-shared/ports/vector-index.ts';
import type { StoreCall } from '../vector-stores/call-store.ts';
import { firstPassagesAbove, inPieces, takeVectors } from '../vector-stores/passage-vectors.ts';
import { type HeldTenant, type PassageProperties, vectorName, type WeaviatePlaces } from './weaviate-places.ts';

/** Weaviate takes ten megabytes at once: at 1,024 numbers this is two. */
const sentAtOnce = 500;
/** It gives ten thousand at most, and so many it deletes in one go. */
const listedAtOnce = 5000;

type WeaviateIndexParts = { schoolId: string; places: WeaviatePlaces; call: StoreCall };

/** A school's vectors as a tenant of Weaviate. */
export function createWeaviateIndex({ schoolId, places, call }: WeaviateIndexParts): VectorIndex {
  /** Does something with the school's tenant; what it gives without one is `empty`. */
  const withHeld = <Result>(empty: Result, work: (held: HeldTenant) => Promise<Result>): Promise<Result> =>
    call(async () => {
      const held = await places.held(schoolId);
      return held === null ? empty : work(held);
    });

  return {
    describe: () =>
      withHeld<{ modelId: string | null; count: number }>(
        { modelId: null, count: 0 },
        async ({ passages, identity }) => ({
          modelId: identity.modelId,
          count: (await passages.aggregate.overAll()).totalCount,
        }),
      ),
    startOver: (identity) => call(() => places.startOver(schoolId, identity)),
    clear: () => call(() => places.clear(schoolId)),
    upsert: (modelId, vectors) =>
      call(async () => {
        if (vectors.length === 0) return;
        const identity = { modelId, dimensions: vectors[0]!.vector.length };
        const passages = await places.find(schoolId, identity);
        const taken = takeVectors(passages && identity, modelId, vectors);
        for (const piece of inPieces(taken, sentAtOnce)) await insert(passages!, piece);
      }),
    removeSource: (sourceId) =>
      withHeld(undefined, ({ passages }) => removeAll(passages, passages.filter.byProperty('source').equal(sourceId))),
    removePassages: (passageIds) =>
      withHeld(undefined, async ({ passages }) => {
        for (const piece of inPieces(passageIds, sentAtOnce)) {
          await removeAll(passages, passages.filter.byProperty('passage').containsAny([...piece]));
        }
      }),
    heldBetween: (after, upTo) => withHeld<number[]>([], ({ passages }) => listBetween(passages, after, upTo)),
    vectorsAfter: (after, limit) =>
      withHeld<PassageVector[]>([], async ({ passages }) => {
        const heldBetween = (low: number, high: number) => listBetween(passages, low, high);
        const hasAbove = async (passageId: number) =>
          (await list(passages, passages.filter.byProperty('passage').greaterThan(passageId), 1)).length > 0;
        return readVectors(passages, await firstPassagesAbove({ heldBetween, hasAbove }, after, limit));
      }),
    async search({ modelId, vector }, { sourceIds, limit }) {
      if (limit <= 0 || sourceIds?.length === 0) return [];
      return call(async () => {
        const passages = await places.find(schoolId, { modelId, dimensions: vector.length });
        return passages ? nearest(passages, { vector, limit, sourceIds }) : [];
      });
    },
    close: async () => undefined,
  };
}

type Passages = Collection<PassageProperties>;

/** A passage's number as the UUID of its object: the same passage takes its own place. */
function toUuid(passageId: number): string {
  return `00000000-0000-8000-8000-${passageId.toString(16).padStart(12, '0')}`;
}

async function insert(passages: Passages, vectors: readonly PassageVector[]): Promise<void> {
  const { hasErrors, errors } = await passages.data.insertMany(
    vectors.map(({ passageId, sourceId, vector }) => ({
      id: toUuid(passageId),
      properties: { passage: passageId, source: sourceId },
      vectors: { [vectorName]: [...vector] },
    })),
  );
  if (hasErrors) throw new Error(`Weaviate did not take all: ${Object.values(errors)[0]?.message}`);
}

async function removeAll(passages: Passages, filter: FilterValue): Promise<void> {
  for (;;) {
    const { matches, failed } = await passages.data.deleteMany(filter);
    if (failed > 0) throw new Error(`Weaviate did not take ${failed} out`);
    if (matches === 0) return;
  }
}

function between(passages: Passages, after: number, upTo: number): FilterValue {
  const passage = passages.filter.byProperty('passage');
  return Filters.and(passage.greaterThan(after), passage.lessOrEqual(upTo));
}

/** The first passages that a filter lets through, in order. */
async function list(passages: Passages, filters: FilterValue, limit: number): Promise<number[]> {
  const sort = passages.sort.byProperty('passage', true);
  const { objects } = await passages.query.fetchObjects({ filters, sort, limit, returnProperties: ['passage'] });
  return objects.map(({ properties }) => properties.passage);
}

async function listBetween(passages: Passages, after: number, upTo: number): Promise<number[]> {
  const found: number[] = [];
  for (let low = after; ; low = found.at(-1)!) {
    const page = await list(passages, between(passages, low, upTo), listedAtOnce);
    found.push(...page);
    if (page.length < listedAtOnce) return found;
  }
}

async function readVectors(passages: Passages, passageIds: readonly number[]): Promise<PassageVector[]> {
  const read: PassageVector[] = [];
  for (const piece of inPieces(passageIds, sentAtOnce)) {
    const { objects } = await passages.query.fetchObjects({
      filters: passages.filter.byProperty('passage').containsAny([...piece]),
      limit: piece.length,
      includeVector: [vectorName],
      returnProperties: ['passage', 'source'],
    });
    for (const { properties, vectors } of objects) {
      const vector = Float32Array.from((vectors as Record<string, number[]>)[vectorName] ?? []);
      read.push({ passageId: properties.passage, sourceId: sourceIdSchema.parse(properties.source), vector });
    }
  }
  return read.sort((left, right) => left.passageId - right.passageId);
}

type Nearness = { vector: Float32Array; limit: number; sourceIds?: readonly SourceId[] };

async function nearest(passages: Passages, { vector, limit, sourceIds }: Nearness): Promise<VectorMatch[]> {
  const { objects } = await passages.query.nearVector([...vector], {
    targetVector: vectorName,
    limit,
    filters: sourceIds && passages.filter.byProperty('source').containsAny([...sourceIds]),
    returnMetadata: ['distance'],
    returnProperties: ['passage', 'source'],
  });
  return objects.map(({ properties, metadata }) => ({
    passageId: properties.passage,
    sourceId: sourceIdSchema.parse(properties.source),
    // The distance is one less the cosine; it is there because it was asked for.
    similarity: 1 - (metadata?.distance ?? 1),
  }));
}
