import type { TimeRange } from '../domain/transcript.ts';

/** A stretch in which one voice speaks; voices are numbered from 0, in no order. */
export type VoiceStretch = TimeRange & { voice: number };

/** Tells the voices of a recording apart. It knows nobody's name, nor a voice of another recording. */
export type Diarizer = {
  /**
   * Who speaks when, in order of time. `samples`: the whole recording, as `AudioDecoder.decode` gives it; `durationMs`:
   * how long it is. Throws `VOICES_NOT_TOLD` and, once `signal` is aborted, what the signal says; nothing that it does
   * can take the program down.
   */
  diarize(
    samples: AsyncIterable<Int16Array>,
    options: { durationMs: number; signal: AbortSignal },
  ): Promise<VoiceStretch[]>;
};
