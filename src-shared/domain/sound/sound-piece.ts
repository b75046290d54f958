/** A stretch of sound as a decoder gives it: one array for each channel, between -1 and 1. */
export type SoundSamples = { channels: readonly Float32Array[]; sampleRate: number };

/** What comes next in a recording: sound, or a stretch without any, for a pause of the recorder or for damage. */
export type SoundPiece = SoundSamples | { missingMs: number; isDamage: boolean };
