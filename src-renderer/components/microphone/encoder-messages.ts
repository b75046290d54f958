/** Samples a second of what is recorded: what Opus works with. */
export const captureRate = 48_000;

/** Samples that are handed on at once, about 43 ms: often enough for a meter that moves. */
export const captureSamples = 2_048;

/** How long they last. */
export const levelMs = (captureSamples * 1_000) / captureRate;

/** To the audio thread: where sound goes (once, with its port), and whether what is heard is recorded. */
export type CaptureOrder = { state: 'open' | 'paused' | 'ended'; encoder?: MessagePort };

/** From the audio thread to the encoder: sound, and what to do once all that came before is in the file. */
export type EncoderOrder = Float32Array<ArrayBuffer> | 'paused' | 'ended';

/** What the encoder says: a few seconds of the file, that it is whole, or that it can go on no more. */
export type EncodedPiece =
  | { type: 'piece'; content: Blob; durationMs: number }
  | { type: 'finished' }
  | { type: 'failed' };
