import type { ChatRequest, GenerateRequest } from 'ollama';
import type { ChatScript } from '../chat-script.ts';

/** A model with no weights. Sizes are what Ollama would say of it; each default is that of a small model of words. */
export type FakeModel = {
  name: string;
  sizeBytes?: number;
  /** Memory that it takes once loaded; default its size. */
  memoryBytes?: number;
  capabilities?: ('completion' | 'embedding' | 'thinking' | 'vision' | 'tools')[];
  contextTokens?: number;
  embeddingDimensions?: number;
  family?: string;
  /** Where its weights are said to lie; default in the folder of a service, where there is nothing. */
  weightsPath?: string;
  /** As an old server tells it: with no facts of its own description. */
  isUndescribed?: boolean;
};

export type PullScript = {
  /** Closes the connection once, at this fraction of the whole; the next pull goes on from there. */
  cutAt?: number;
  /** The disk fills up at this fraction of the whole, each time. */
  diskFullAt?: number;
  /** Nobody answers at the registry. */
  isOffline?: boolean;
  /** Milliseconds before each line. */
  delayMs?: number;
};

export type OllamaScenario = {
  /** What is installed; default "prueba:1b". */
  models?: (string | FakeModel)[];
  /** What can be pulled. */
  registry?: FakeModel[];
  chat?: (request: WireChatRequest) => ChatScript;
  /** A vector for a text; default one that texts with the same words share. */
  embed?: (text: string, model: string) => number[];
  pull?: PullScript;
  /** Models that take more than this are refused; default unlimited. */
  availableMemoryBytes?: number;
  /** Every request for a model finds the queue full. */
  isBusy?: boolean;
  /** Every request for a vector waits for ever. */
  isStalled?: boolean;
  /** The disk takes no file. */
  isDiskFull?: boolean;
};

/** A chat request as it arrives: `truncate` is newer than the vendor's client. */
export type WireChatRequest = ChatRequest & {
  messages: NonNullable<ChatRequest['messages']>;
  truncate?: boolean;
};
/** A generate request as it arrives: only the model must be there. */
export type WireGenerateRequest = Partial<GenerateRequest> & { model: string };
