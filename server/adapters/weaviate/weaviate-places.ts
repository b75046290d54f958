import { createHash } from 'node:crypto';
import weaviate, { type Collection, type Properties, type WeaviateClient } from 'weaviate-client';
import type { EmbedderIdentity } from '../../../src-shared/ports/embedder.ts';
import type { StoreTrouble } from '../vector-stores/call-store.ts';

export type WeaviateServer = {
  url: string;
  /** Where it speaks gRPC. */
  grpcUrl: string;
  apiKey: string | null;
};

/** What a passage is kept with. */
export type PassageProperties = { passage: number; source: string };
type Passages = Collection<PassageProperties>;

/** A school's part of a collection, and the model whose vectors it holds. */
export type HeldTenant = { passages: Passages; identity: EmbedderIdentity };

export type WeaviatePlaces = ReturnType<typeof createWeaviatePlaces>;

/** The name that passages' vectors have in a collection. */
export const vectorName = 'default';

/** Tells which model a school's vectors are of. */
const directoryName = 'Amanuense_models';
const directoryEntry = '00000000-0000-8000-8000-000000000001';
const timeout = { init: 10, query: 30, insert: 60 };

type DirectoryEntry = { model: string; dimensions: number };

/**
 * Where a school's vectors are in Weaviate: a collection for each model, and in it a tenant for each school; so a search
 * cannot reach another school's, nor another model's. A collection besides, with a tenant for each school too, says which
 * model is a school's.
 */
export function createWeaviatePlaces({ url, grpcUrl, apiKey }: WeaviateServer) {
  let connecting: Promise<WeaviateClient> | null = null;

  async function connect(): Promise<WeaviateClient> {
    connecting ??= weaviate.connectToCustom({
      ...httpOf(url),
      ...grpcOf(grpcUrl),
      authCredentials: apiKey === null ? undefined : new weaviate.ApiKey(apiKey),
      timeout,
    });
    try {
      return await connecting;
    } catch (error) {
      connecting = null;
      throw error;
    }
  }

  /** A school's part of a collection; null where it has none. */
  async function tenantOf<Kept extends Properties>(name: string, schoolId: string): Promise<Collection<Kept> | null> {
    const collection = (await connect()).collections.use<string, Kept>(name);
    const tenant = await unlessMissing(collection.tenants.getByName(schoolId));
    return tenant && collection.withTenant(schoolId);
  }

  async function held(schoolId: string): Promise<HeldTenant | null> {
    const directory = await tenantOf<DirectoryEntry>(directoryName, schoolId);
    const found = await directory?.query.fetchObjects({ limit: 1, returnProperties: ['model', 'dimensions'] });
    const entry = found?.objects[0]?.properties;
    if (!entry) return null;
    const identity = { modelId: entry.model, dimensions: entry.dimensions };
    const passages = await tenantOf<PassageProperties>(nameOf(identity), schoolId);
    return passages && { passages, identity };
  }

  async function clear(schoolId: string): Promise<void> {
    const { collections } = await connect();
    const found = await held(schoolId);
    if (found) await collections.use(nameOf(found.identity)).tenants.remove(schoolId);
    if (await tenantOf(directoryName, schoolId)) await collections.use(directoryName).tenants.remove(schoolId);
  }

  /** Gives a school a part of a collection, which is made where it is not there. */
  async function addTenant(described: { class: string }, schoolId: string): Promise<void> {
    const { collections } = await connect();
    if (!(await collections.exists(described.class))) await collections.createFromSchema(described);
    await collections.use(described.class).tenants.create({ name: schoolId });
  }

  return {
    held,
    clear,
    /** A school's vectors of a model; null where it has none. */
    find: (schoolId: string, identity: EmbedderIdentity) => tenantOf<PassageProperties>(nameOf(identity), schoolId),
    async startOver(schoolId: string, identity: EmbedderIdentity): Promise<void> {
      await clear(schoolId);
      await addTenant(describePassages(identity), schoolId);
      await addTenant(directoryDescription, schoolId);
      const directory = await tenantOf<DirectoryEntry>(directoryName, schoolId);
      const properties = { model: identity.modelId, dimensions: identity.dimensions };
      await directory?.data.insertMany([{ id: directoryEntry, properties }]);
    },
    /** Whether it answers and takes the key. */
    async isReady(): Promise<boolean> {
      return (await connect()).isReady();
    },
    async close(): Promise<void> {
      await (await connecting)?.close();
    },
  };
}

function nameOf({ modelId, dimensions }: EmbedderIdentity): string {
  const hash = createHash('sha256').update(`${modelId}\n${dimensions}`).digest('hex');
  return `Amanuense_${hash.slice(0, 16)}`;
}

const tenancy = { enabled: true, autoTenantCreation: false, autoTenantActivation: true };

/** A text kept whole, and not found by its words. */
const wholeText = { dataType: ['text'], tokenization: 'field' as const, indexSearchable: false };

const directoryDescription = {
  class: directoryName,
  properties: [
    { name: 'model', ...wholeText },
    { name: 'dimensions', dataType: ['int'] },
  ],
  vectorizer: 'none',
  multiTenancyConfig: tenancy,
};

function describePassages(identity: EmbedderIdentity) {
  return {
    class: nameOf(identity),
    description: `${identity.modelId} (${identity.dimensions})`,
    properties: [
      { name: 'passage', dataType: ['int'], indexFilterable: true, indexRangeFilters: true },
      { name: 'source', ...wholeText },
    ],
    vectorConfig: {
      [vectorName]: { vectorizer: { none: {} }, vectorIndexType: 'hnsw', vectorIndexConfig: { distance: 'cosine' } },
    },
    multiTenancyConfig: tenancy,
  };
}

function httpOf(address: string) {
  const { hostname, port, protocol, pathname } = new URL(address);
  const httpSecure = protocol === 'https:';
  const httpPort = Number(port) || (httpSecure ? 443 : 80);
  return { httpHost: hostname, httpPort, httpSecure, httpPath: pathname === '/' ? '' : pathname };
}

function grpcOf(address: string) {
  const { hostname, port, protocol } = new URL(address);
  const grpcSecure = protocol === 'https:';
  return { grpcHost: hostname, grpcPort: Number(port) || (grpcSecure ? 443 : 80), grpcSecure };
}

/** What an error of Weaviate's client says. It does not give its classes out; of gRPC's codes it keeps the words alone. */
export function troubleOfWeaviate(error: unknown): StoreTrouble {
  if (!(error instanceof Error)) return null;
  if (refusals.has(error.name) || /\b(unauthenticated|permission_denied|forbidden)\b/i.test(error.message))
    return 'refused';
  if (absences.has(error.name) || [502, 503, 504].includes(codeOf(error) ?? 0)) return 'away';
  return /\b(UNAVAILABLE|DEADLINE_EXCEEDED|ECONNREFUSED|ECONNRESET)\b|fetch failed/.test(error.message) ? 'away' : null;
}

const refusals = new Set(['WeaviateUnauthenticatedError', 'WeaviateInsufficientPermissionsError']);
const absences = new Set(['WeaviateStartUpError', 'WeaviateGRPCUnavailableError', 'WeaviateRequestTimeoutError']);

/** The status that an answer had which Weaviate's client did not expect. */
function codeOf(error: unknown): number | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null;
}

/** Null for what is not there: Weaviate says 422 where even the collection is not. */
async function unlessMissing<Result>(asked: Promise<Result>): Promise<Result | null> {
  try {
    return await asked;
  } catch (error) {
    if ([404, 422].includes(codeOf(error) ?? 0)) return null;
    throw error;
  }
}
