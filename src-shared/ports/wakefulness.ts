/** Keeps this PC from suspending by itself while work goes on that nobody watches. */
export type Wakefulness = {
  /** The screen may still go dark. Keeping it twice is keeping it once. */
  keep(): void;
  /** Lets it suspend again as it would. */
  release(): void;
};
