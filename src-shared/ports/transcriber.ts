import type { TranscriptSegment } from '../domain/transcript.ts';

export type TranscribeWindow = {
  /** At most 30 s, one channel, 16,000 samples a second, with speech in it. */
  samples: Int16Array;
  /** BCP 47 ("es"). */
  language: string;
  /** Names and terms of the school; only ever given with a window that has speech. */
  vocabulary?: string;
};

/** Turns speech into words, in a process of its own: nothing that it does can take the program down. */
export type Transcriber = {
  /** Shown to people and kept with each transcript ("whisper.cpp haswell"). */
  readonly name: string;
  /**
   * The window's segments, times in milliseconds from its start, every word with its confidence; none when nothing was
   * said. Throws `TRANSCRIBER_FAILED` (the process died or answered with nonsense), `MODEL_FILE_DAMAGED`, `MODEL_ENGLISH_ONLY` and, once
   * `signal` is aborted, what the signal says; the process is gone by then.
   */
  transcribe(window: TranscribeWindow, options: { signal: AbortSignal }): Promise<TranscriptSegment[]>;
  close(): Promise<void>;
};
