import { z } from 'zod';

const storeNames = ['chroma'] as const;

/** A store of vectors that the server can use. */
export type VectorStoreName = (typeof storeNames)[number];

/** Where a server keeps its schools' vectors, and what it needs to know of each store. */
export const vectorConfigurationSchema = z.object({
  store: z.enum(storeNames),
  /** Null for a Chroma of its own. */
  chromaUrl: z.url({ protocol: /^https?$/ }).nullable(),
});
export type VectorConfiguration = z.infer<typeof vectorConfigurationSchema>;

/** What the environment's variables say of it (docs/server.md), not yet checked. */
export function readVectorConfiguration(environment: Readonly<Record<string, string | undefined>>): unknown {
  return {
    store: environment.AMANUENSE_VECTORS ?? 'chroma',
    chromaUrl: environment.CHROMA_URL ?? null,
  };
}

/** A store by the name that a command is given. Throws where there is none of that name. */
export function parseStoreName(name: string): VectorStoreName {
  return z.enum(storeNames).parse(name);
}
