import { z } from 'zod';

/** A store of vectors that the server can use. */
export const vectorStoreNameSchema = z.enum(['chroma', 'pinecone', 'weaviate']);
export type VectorStoreName = z.infer<typeof vectorStoreNameSchema>;

const httpUrl = z.url({ protocol: /^https?$/ });

/** Where a server keeps its schools' vectors, and what it needs to know of each store. */
export const vectorConfigurationSchema = z.object({
  store: vectorStoreNameSchema,
  /** Null for a Chroma of its own. */
  chromaUrl: httpUrl.nullable(),
  pinecone: z
    .object({
      apiKey: z.string().min(1),
      /** Where indexes are made that are not there yet. */
      cloud: z.string(),
      region: z.string(),
      /** Null for Pinecone's own. */
      url: httpUrl.nullable(),
    })
    .nullable(),
  weaviate: z.object({ url: httpUrl, grpcUrl: httpUrl, apiKey: z.string().nullable() }).nullable(),
});
export type VectorConfiguration = z.infer<typeof vectorConfigurationSchema>;

/** What the environment's variables say of it (docs/server.md), not yet checked. */
export function readVectorConfiguration(environment: Readonly<Record<string, string | undefined>>): unknown {
  return {
    store: environment.AMANUENSE_VECTORS ?? 'chroma',
    chromaUrl: environment.CHROMA_URL ?? null,
    pinecone: environment.PINECONE_API_KEY
      ? {
          apiKey: environment.PINECONE_API_KEY,
          cloud: environment.PINECONE_CLOUD ?? 'aws',
          region: environment.PINECONE_REGION ?? 'us-east-1',
          url: environment.PINECONE_URL ?? null,
        }
      : null,
    weaviate: environment.WEAVIATE_URL
      ? {
          url: environment.WEAVIATE_URL,
          grpcUrl: environment.WEAVIATE_GRPC_URL ?? grpcBeside(environment.WEAVIATE_URL),
          apiKey: environment.WEAVIATE_API_KEY ?? null,
        }
      : null,
  };
}

/** Where a Weaviate that was set up with nothing said speaks gRPC. */
function grpcBeside(url: string): string {
  return URL.canParse(url) ? Object.assign(new URL(url), { port: '50051', pathname: '' }).href : url;
}
