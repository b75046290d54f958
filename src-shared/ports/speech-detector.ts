import type { TimeRange } from '../domain/transcript.ts';

/** Tells speech from silence, noise and music. */
export type SpeechDetector = {
  /**
   * Stretches of speech, in order and apart, as soon as each has ended. One that would be longer than `longestWindowMs`
   * is cut at its quietest moment. Memory does not grow with the recording.
   */
  detect(samples: AsyncIterable<Int16Array>, options: { signal: AbortSignal }): AsyncIterable<TimeRange>;
};
