import type { Progress } from '../domain/job.ts';

export type StructuredRequest = {
  system: string;
  prompt: string;
  /** JSON Schema with every array and string bounded, by 2,000 at most: more takes a real model's server down. */
  schema: Record<string, unknown>;
  maximumTokens: number;
};

/** A model that answers with JSON of a given schema. */
export type LanguageModel = {
  /** Shown to people and stored with each reading ("qwen3:4b"). */
  readonly name: string;
  /** Tokens that fit in one request, prompt and answer together; set explicitly on each call. */
  readonly contextTokens: number;
  /** Throws `MODEL_UNAVAILABLE` or `MODEL_FAILED` (schema broken, repetition, stall); no overall time-out, a heartbeat instead. */
  generate(
    request: StructuredRequest,
    options: {
      signal: AbortSignal;
      report?: (progress: Progress) => void;
      /** Told the answer's text so far as it grows; a repetition or a broken end may still make the answer fail. */
      onText?: (soFar: string) => void;
    },
  ): Promise<unknown>;
  /** Whether it answers now. Never throws. */
  isAvailable(): Promise<boolean>;
};
