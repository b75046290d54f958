/** A stretch of sound as a decoder gives it: one array for each channel, between -1 and 1. */
export type SoundSamples = { channels: readonly Float32Array[]; sampleRate: number };

/** What comes next in a recording: sound, or a stretch that is missing or cannot be read. */
export type SoundPiece = SoundSamples | { missingMs: number };
