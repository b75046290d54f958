/** The program of this PC that runs the models (Ollama): found, started and stopped. */
export type ModelProgram = {
  /** Whether it is on this PC, running or not. */
  isInstalled(): Promise<boolean>;
  /** Whether it runs because we started it. */
  isOurs(): boolean;
  /**
   * Starts it listening at `url` and waits until it answers. Nothing when somebody answers there already: what was
   * running before is never ours. Throws `MODEL_PROGRAM_MISSING` or `MODEL_PROGRAM_FAILED`.
   */
  start(url: string, options: { signal: AbortSignal }): Promise<void>;
  /** Stops it if we started it, or are starting it; nothing can be started afterwards. */
  stop(): Promise<void>;
};
