import type { ModelStore } from './model-store.ts';

/** How the programs that run models are reached, wherever they listen. */
export type ModelServers = {
  ollama(url: string): ModelStore;
  /** The models of a server behind OpenAI's protocol; null when nobody answers. Never throws. */
  compatibleModels(url: string, options: { signal: AbortSignal }): Promise<string[] | null>;
};
