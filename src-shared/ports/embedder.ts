/** A question and the passage that answers it are not written alike: many models want to be told which one a text is. */
export type EmbeddingPurpose = 'query' | 'document';

export type EmbedderIdentity = {
  /** Stored with an index: vectors of another id cannot be compared with these, not even of another download. */
  modelId: string;
  /** How many numbers each vector has. */
  dimensions: number;
};

/** A model that turns texts into vectors of length one, near each other when the texts mean alike. */
export type Embedder = {
  /** Shown to people ("embeddinggemma:300m"). */
  readonly name: string;
  /** What its vectors are. Throws as `embed` does. */
  identify(options: { signal: AbortSignal }): Promise<EmbedderIdentity>;
  /**
   * One vector per text, in order. A text longer than the model reads is embedded in parts, never cut.
   * Throws `MODEL_SERVER_UNREACHABLE`, `MODEL_NOT_FOUND`, `MODEL_TOO_BIG`, `MODEL_BUSY` or `MODEL_FAILED`.
   */
  embed(
    texts: readonly string[],
    options: { purpose: EmbeddingPurpose; signal: AbortSignal },
  ): Promise<Float32Array<ArrayBuffer>[]>;
  /** Whether it answers now. Never throws. */
  isAvailable(): Promise<boolean>;
};
