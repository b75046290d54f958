/** A stretch of sound as a decoder gives it: one array for each channel, between -1 and 1. */
export type SoundSamples = { channels: readonly Float32Array[]; sampleRate: number };

/** What comes next in a recording: sound, or a stretch that is missing or cannot be read. */
export type SoundPiece = SoundSamples | { missingMs: number };

/** A recording that was found readable, before it is decoded. */
export type SoundSource = {
  /** Container and codec ("ogg-opus", "mp3", "mp4-aac"). */
  format: string;
  /** Null where only decoding would tell. */
  durationMs: number | null;
  pieces(): AsyncIterable<SoundPiece>;
};
