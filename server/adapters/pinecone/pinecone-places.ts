import { setTimeout as wait } from 'node:timers/promises';
import { Errors, type Index, Pinecone } from '@pinecone-database/pinecone';
import type { EmbedderIdentity } from '../../../src-shared/ports/embedder.ts';
import type { StoreTrouble } from '../vector-stores/call-store.ts';

export type PineconeAccount = {
  apiKey: string;
  /** Where indexes are made that are not there yet. */
  cloud: string;
  region: string;
  /** Who is asked for indexes; Pinecone itself unless it is another. */
  url: string | null;
};

/** What a passage is kept with. */
export type PassageMetadata = { source: string };

/** A school's namespace, and the model whose vectors it holds. */
export type HeldNamespace = { namespace: Index<PassageMetadata>; identity: EmbedderIdentity; count: number };

export type PineconePlaces = ReturnType<typeof createPineconePlaces>;

const indexName = /^amanuense-(\d+)$/;
/** The field of an index that the vectors of its records are in. */
const vectorField = '_values';
const requestLimitMs = 30_000;
const indexLimitMs = 5 * 60_000;

/**
 * Where a school's vectors are in Pinecone: an index for each number of dimensions, and in it a namespace for each school
 * and model, whose name says both. So a search needs to look nothing up, and cannot reach another school's.
 */
export function createPineconePlaces({ apiKey, cloud, region, url }: PineconeAccount) {
  const pinecone = new Pinecone({
    apiKey,
    ...(url !== null && { controllerHostUrl: url }),
    fetchApi: fetchPatiently,
    maxRetries: 2,
    sourceTag: 'amanuense',
  });
  const known = new Map<number, Index<PassageMetadata>>();

  /** The indexes that are ours, by their number of dimensions. */
  async function indexes(): Promise<Map<number, Index<PassageMetadata>>> {
    for (const { name, host } of (await pinecone.indexes.list()).indexes ?? []) {
      const dimensions = Number(indexName.exec(name)?.[1]);
      if (dimensions > 0 && !known.has(dimensions)) known.set(dimensions, pinecone.index<PassageMetadata>({ host }));
    }
    return known;
  }

  async function indexOf(dimensions: number): Promise<Index<PassageMetadata> | null> {
    return known.get(dimensions) ?? (await indexes()).get(dimensions) ?? null;
  }

  async function makeIndex(dimensions: number): Promise<Index<PassageMetadata>> {
    const found = await indexOf(dimensions);
    if (found) return found;
    await pinecone.indexes.create({
      name: `amanuense-${dimensions}`,
      deployment: { deploymentType: 'managed', cloud, region },
      schema: { fields: { [vectorField]: { type: 'dense_vector', dimension: dimensions, metric: 'cosine' } } },
      waitUntilReady: true,
      timeout: indexLimitMs,
      suppressConflicts: true,
    });
    const made = await indexOf(dimensions);
    if (made === null) throw new Error(`Pinecone has no index of ${dimensions} dimensions after it was made`);
    return made;
  }

  /** The namespaces of a school: one, but for what a stop left. */
  async function held(schoolId: string): Promise<HeldNamespace[]> {
    const found: HeldNamespace[] = [];
    for (const [dimensions, index] of await indexes()) {
      const { namespaces = [] } = await index.listNamespaces({ prefix: `${schoolId}.` });
      for (const { name = '', recordCount = '0' } of namespaces) {
        const identity = { modelId: modelOf(name), dimensions };
        found.push({ namespace: index.namespace(name), identity, count: Number(recordCount) });
      }
    }
    return found;
  }

  return {
    held,
    /** The namespace of a school and model, whether or not it is there; null where nothing has so many dimensions. */
    async find(schoolId: string, { modelId, dimensions }: EmbedderIdentity): Promise<Index<PassageMetadata> | null> {
      return (await indexOf(dimensions))?.namespace(nameOf(schoolId, modelId)) ?? null;
    },
    /** Whether a school has vectors of a model. */
    async has(schoolId: string, { modelId, dimensions }: EmbedderIdentity): Promise<boolean> {
      const index = await indexOf(dimensions);
      return index !== null && (await unlessMissing(index.describeNamespace(nameOf(schoolId, modelId)))) !== null;
    },
    async startOver(schoolId: string, { modelId, dimensions }: EmbedderIdentity): Promise<void> {
      const name = nameOf(schoolId, modelId);
      for (const { namespace, identity } of await held(schoolId)) {
        // One that goes and comes again at once might go later: Pinecone takes its time.
        const stays = identity.dimensions === dimensions && identity.modelId === modelId;
        if (stays) await namespace.deleteAll();
        else await drop(namespace, schoolId, identity.modelId);
      }
      await unlessThere((await makeIndex(dimensions)).createNamespace({ name }));
    },
    async clear(schoolId: string): Promise<void> {
      for (const { namespace, identity } of await held(schoolId)) await drop(namespace, schoolId, identity.modelId);
    },
    /** Asks for nothing but an answer. */
    greet: () => pinecone.indexes.list(),
  };
}

async function drop(index: Index<PassageMetadata>, schoolId: string, modelId: string): Promise<void> {
  await unlessMissing(index.deleteNamespace(nameOf(schoolId, modelId)));
}

function nameOf(schoolId: string, modelId: string): string {
  return `${schoolId}.${Buffer.from(modelId).toString('base64url')}`;
}

function modelOf(namespace: string): string {
  return Buffer.from(namespace.split('.').at(-1) ?? '', 'base64url').toString();
}

/** What an error of Pinecone's client says. */
export function troubleOfPinecone(error: unknown): StoreTrouble {
  if (error instanceof Errors.PineconeAuthorizationError) return 'refused';
  const isAway =
    error instanceof Errors.PineconeConnectionError ||
    error instanceof Errors.PineconeUnavailableError ||
    error instanceof Errors.PineconeInternalServerError ||
    error instanceof Errors.PineconeMaxRetriesExceededError;
  return isAway ? 'away' : null;
}

async function unlessMissing<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Errors.PineconeNotFoundError) return null;
    throw error;
  }
}

async function unlessThere(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!(error instanceof Errors.PineconeConflictError)) throw error;
  }
}

/** Each try within its time; what is too much at once is asked again when Pinecone says, three times at most. */
async function fetchPatiently(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(requestLimitMs) });
    if (response.status !== 429 || attempt === 3) return response;
    await wait(Math.min(Number(response.headers.get('retry-after')) || 1, 10) * 1000);
  }
}
