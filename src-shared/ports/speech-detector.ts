/** A stretch of a recording, in milliseconds from its start. */
export type TimeRange = { startMs: number; endMs: number };

/** Tells speech from silence, noise and music. */
export type SpeechDetector = {
  /** Stretches of speech, in order and apart, as soon as each has ended. Memory does not grow with the recording. */
  detect(samples: AsyncIterable<Int16Array>, options: { signal: AbortSignal }): AsyncIterable<TimeRange>;
};
